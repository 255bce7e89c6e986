package se.nhv.publication.overlay;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A region's permit for an area, and the service that it allows.
 *
 * @param holder id of the region
 * @param unit id of the hospital, null when no source states it
 * @param provider id of the clinic or part that gives the service, when it is not the unit itself
 * @param serviceSuffix last part of the service's id, where the unit's id would make it too long
 * @param roles codes of nhv-tillstandsroll; left out: an ordinary permit
 * @param start FHIR date, as exact as it is known; null when unknown
 * @param end the last day, as exact as it is known; null for a permit until further notice
 * @param granted date of the grant, as exact as it is known; null when not stated
 * @param dnr the authority's reference number, null when not stated
 * @param evidence code of nhv-belagg for the permit
 * @param serviceEvidence the same for the service, when it differs
 * @param coverage ids of locations: counties and groups of counties that a source states; empty: not stated
 * @param activities the units that share the assignment, each with its own limits; empty: one service for the whole
 */
public record Permit(
        String holder,
        @Nullable String unit,
        @Nullable String provider,
        @Nullable String serviceSuffix,
        List<String> roles,
        @Nullable String start,
        @Nullable String end,
        @Nullable String granted,
        @Nullable String dnr,
        String evidence,
        @Nullable String serviceEvidence,
        List<Source> sources,
        List<String> coverage,
        List<Limit> eligibility,
        @Nullable String comment,
        @Nullable String extra,
        List<Activity> activities,
        List<SubPermit> subPermits,
        List<Partner> partners) {
    public Permit {
        roles = Lists.orEmpty(roles).isEmpty() ? List.of("tillstand") : List.copyOf(roles);
        sources = Lists.orEmpty(sources);
        coverage = Lists.orEmpty(coverage);
        eligibility = Lists.orEmpty(eligibility);
        activities = Lists.orEmpty(activities);
        subPermits = Lists.orEmpty(subPermits);
        partners = Lists.orEmpty(partners);
    }

    /** What documents say of a permit: the part that an import may change. */
    public record Facts(
            @Nullable String unit,
            @Nullable String start,
            @Nullable String end,
            @Nullable String dnr,
            List<Source> sources,
            List<SubPermit> subPermits,
            List<Partner> partners) {
        public Facts at(String hospital) {
            return new Facts(hospital, start, end, dnr, sources, subPermits, partners);
        }

        /** @param day the last one; null for a permit until further notice */
        public Facts until(@Nullable String day) {
            return new Facts(unit, start, day, dnr, sources, subPermits, partners);
        }

        public Facts numbered(String caseNumber) {
            return new Facts(unit, start, end, caseNumber, sources, subPermits, partners);
        }

        public Facts partnered(List<Partner> all) {
            return new Facts(unit, start, end, dnr, sources, subPermits, all);
        }

        public Facts with(List<Source> all) {
            return new Facts(unit, start, end, dnr, all, subPermits, partners);
        }
    }

    public Facts facts() {
        return new Facts(unit, start, end, dnr, sources, subPermits, partners);
    }

    /** The same permit with other facts. The service keeps its id at another hospital, but not the clinic of the former one. */
    public Permit with(Facts facts) {
        boolean moved = !Objects.equals(unit, facts.unit());
        return new Permit(
                holder,
                facts.unit(),
                moved ? null : provider,
                moved ? Objects.requireNonNullElse(serviceSuffix, performer()) : serviceSuffix,
                roles,
                facts.start(),
                facts.end(),
                granted,
                facts.dnr(),
                evidence,
                serviceEvidence,
                facts.sources(),
                coverage,
                eligibility,
                comment,
                extra,
                activities,
                facts.subPermits(),
                facts.partners());
    }

    /** The organization that performs the care, as far as it is known: the hospital, else the region. */
    public String performer() {
        return unit == null ? holder : unit;
    }

    /** Id of the permit under the area or sub-permit {@code scope}. */
    public String id(String scope) {
        return id(scope, holder);
    }

    /** A permit's id: the area or sub-permit, and the region without its prefix. */
    public static String id(String scope, String region) {
        return scope + "." + region.replaceFirst("^region-", "");
    }

    /** Id of the service under the area or sub-permit {@code scope}. */
    public String serviceId(String scope) {
        return scope + "." + (serviceSuffix == null ? performer() : serviceSuffix);
    }
}
