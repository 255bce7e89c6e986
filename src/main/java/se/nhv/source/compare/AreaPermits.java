package se.nhv.source.compare;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.FirstCode;
import se.nhv.fhir.Systems;

/** The published permits of one area. Immutable. */
record AreaPermits(Published published, String area) {
    private static final String CASE_NUMBER = "/sid/dnr";

    /** Ids as one text, in order and each once, with commas between. */
    static String joined(Stream<String> ids) {
        return String.join(", ", ids.distinct().sorted().toList());
    }

    /** The permits themselves, without those of sub-permits and partners, by the region that holds them. */
    Map<String, OrganizationAffiliation> permits() {
        Map<String, OrganizationAffiliation> permits = new TreeMap<>();
        published.permits().stream()
                .filter(permit -> area.equals(specialty(permit)))
                .filter(permit -> roles(permit).anyMatch("tillstand"::equals))
                .forEach(permit -> permits.putIfAbsent(holder(permit), permit));
        return permits;
    }

    /** The regions that work under the region's permit, as {@link #joined}. */
    String partners(String region) {
        return joined(published.permits().stream()
                .filter(permit -> area.equals(specialty(permit)) && region.equals(holder(permit)))
                .filter(permit -> roles(permit).noneMatch("tillstand"::equals))
                .map(permit -> permit.getParticipatingOrganization()
                        .getReferenceElement()
                        .getIdPart()));
    }

    /** The codes of the region's sub-permits, as {@link #joined}. */
    String subPermits(String region) {
        return joined(published.permits().stream()
                .filter(permit -> specialty(permit).startsWith(area + ".") && region.equals(holder(permit)))
                .map(AreaPermits::specialty));
    }

    static Stream<String> roles(OrganizationAffiliation permit) {
        return permit.getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .filter(coding -> Systems.PERMIT_ROLE.equals(coding.getSystem()))
                .map(coding -> coding.getCode());
    }

    private static String specialty(OrganizationAffiliation permit) {
        return FirstCode.of(permit.getSpecialty());
    }

    private static String holder(OrganizationAffiliation permit) {
        return permit.getOrganization().getReferenceElement().getIdPart();
    }

    /** The authority's case number; null when none is published. */
    static @Nullable String caseNumber(OrganizationAffiliation permit) {
        return permit.getIdentifier().stream()
                .filter(identifier -> String.valueOf(identifier.getSystem()).endsWith(CASE_NUMBER))
                .map(identifier -> identifier.getValue())
                .findFirst()
                .orElse(null);
    }
}
