package se.nhv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import se.nhv.source.directory.Place;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;

/** What a document says that the published content does not, and the other way round, in plain words. */
record Differences(Register register) {

    List<String> of(Document document) {
        List<String> words = new ArrayList<>();
        PlanDefinition plan = document.slug() == null ? null : register.plans().get(document.slug());
        if (plan == null) {
            if (document.slug() != null) {
                words.add("+ området finns inte i registret: " + document.title());
            }
        } else {
            units(document, plan, words);
        }
        holders(document, plan, words);
        return words.isEmpty() ? List.of("= inget skiljer sig från det publicerade") : words;
    }

    private static void units(Document document, PlanDefinition plan, List<String> words) {
        Optional<Integer> said = document.facts().decidedUnits().stream()
                .filter(units -> units.scope() == null)
                .map(DecidedUnits::count)
                .findFirst();
        Integer published = plan.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith("/nhv-number-of-units"))
                .map(extension -> ((PositiveIntType) extension.getValue()).getValue())
                .findFirst()
                .orElse(null);
        said.filter(count -> !count.equals(published))
                .ifPresent(count ->
                        words.add("~ antal enheter: " + (published == null ? "inget" : published) + " → " + count));
    }

    private void holders(
            Document document, @org.jspecify.annotations.Nullable PlanDefinition plan, List<String> words) {
        List<Holder> holders = document.facts().holders();
        if (holders == null || document.slug() == null || plan == null) {
            return;
        }
        List<OrganizationAffiliation> permits = permits(document.slug());
        Set<String> published = permits.stream().map(this::holder).collect(Collectors.toCollection(TreeSet::new));
        Set<String> said = holders.stream().map(this::holder).collect(Collectors.toCollection(TreeSet::new));
        said.stream().filter(one -> !published.contains(one)).forEach(one -> words.add("+ innehavare: " + one));
        if (!document.reading().truncated()) {
            published.stream()
                    .filter(one -> !said.contains(one))
                    .forEach(one -> words.add("- innehavare som dokumentet inte nämner: " + one));
        }
        validity(document, permits, words);
    }

    private static void validity(Document document, List<OrganizationAffiliation> permits, List<String> words) {
        String from = document.period().validFrom();
        if (from == null) {
            return;
        }
        for (OrganizationAffiliation permit : permits) {
            String start = permit.getPeriod().getStartElement().getValueAsString();
            if (!from.equals(start)) {
                words.add("~ giltigt från, " + permit.getIdElement().getIdPart() + ": "
                        + (start == null ? "okänt" : start) + " → " + from);
            }
        }
    }

    private List<OrganizationAffiliation> permits(String area) {
        return register.permits().stream()
                .filter(permit ->
                        permit.getSpecialtyFirstRep().getCodingFirstRep().getCode() != null
                                && permit.getSpecialtyFirstRep()
                                        .getCodingFirstRep()
                                        .getCode()
                                        .equals(area))
                .filter(permit -> permit.getCode().stream()
                        .flatMap(code -> code.getCoding().stream())
                        .anyMatch(coding -> "tillstand".equals(coding.getCode())))
                .toList();
    }

    private String holder(OrganizationAffiliation permit) {
        String region = permit.getOrganization().getReferenceElement().getIdPart();
        return register.directory().byId(region).map(Place::name).orElse(region);
    }

    private String holder(Holder holder) {
        if (holder.region() != null) {
            return holder.region();
        }
        return register.directory().places().stream()
                .filter(place -> place.name().equals(holder.unit()))
                .findFirst()
                .flatMap(place -> Optional.ofNullable(place.owner()))
                .flatMap(register.directory()::byId)
                .map(Place::name)
                .orElse(String.valueOf(holder.unit()));
    }
}
