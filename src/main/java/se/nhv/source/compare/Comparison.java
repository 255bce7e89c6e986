package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;
import se.nhv.source.directory.Place;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;

/** What a document says that the published content does not, and the other way round. */
public record Comparison(Published published) {

    /** The differences in the order in which an editor reads them; none when the document says what is published. */
    public List<Difference> of(Document document) {
        List<Difference> all = new ArrayList<>();
        PlanDefinition plan = document.slug() == null ? null : published.plans().get(document.slug());
        if (plan != null) {
            units(document, plan, all);
            holders(document, all);
        } else if (document.slug() != null) {
            all.add(new Difference.NewArea(String.valueOf(document.title())));
        }
        return all;
    }

    private static void units(Document document, PlanDefinition plan, List<Difference> all) {
        Optional<Integer> said = document.facts().decidedUnits().stream()
                .filter(units -> units.scope() == null)
                .map(DecidedUnits::count)
                .findFirst();
        Integer known = plan.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith("/nhv-number-of-units"))
                .map(extension -> ((PositiveIntType) extension.getValue()).getValue())
                .findFirst()
                .orElse(null);
        said.filter(count -> !count.equals(known)).ifPresent(count -> all.add(new Difference.Units(known, count)));
    }

    private void holders(Document document, List<Difference> all) {
        List<Holder> holders = document.facts().holders();
        if (holders == null || document.slug() == null) {
            return;
        }
        List<OrganizationAffiliation> permits = permits(document.slug());
        Set<String> known = permits.stream().map(this::holder).collect(Collectors.toCollection(TreeSet::new));
        TreeMap<String, Holder> said = new TreeMap<>();
        holders.forEach(holder -> said.putIfAbsent(holder(holder), holder));
        said.forEach((name, holder) -> {
            if (!known.contains(name)) {
                all.add(new Difference.NewHolder(name, id(name), id(holder.unit()), holder.dnr()));
            }
        });
        if (!document.reading().truncated()) {
            known.stream()
                    .filter(name -> !said.containsKey(name))
                    .forEach(name -> all.add(new Difference.UnnamedHolder(name)));
        }
        starts(document, permits, all);
    }

    private static void starts(Document document, List<OrganizationAffiliation> permits, List<Difference> all) {
        String from = document.period().validFrom();
        if (from == null) {
            return;
        }
        for (OrganizationAffiliation permit : permits) {
            String start = permit.getPeriod().getStartElement().getValueAsString();
            if (!from.equals(start)) {
                all.add(new Difference.Start(permit.getIdElement().getIdPart(), start, from));
            }
        }
    }

    private List<OrganizationAffiliation> permits(String area) {
        return published.permits().stream()
                .filter(permit -> area.equals(
                        permit.getSpecialtyFirstRep().getCodingFirstRep().getCode()))
                .filter(permit -> permit.getCode().stream()
                        .flatMap(code -> code.getCoding().stream())
                        .anyMatch(coding ->
                                Systems.PERMIT_ROLE.equals(coding.getSystem()) && "tillstand".equals(coding.getCode())))
                .toList();
    }

    private String holder(OrganizationAffiliation permit) {
        String region = permit.getOrganization().getReferenceElement().getIdPart();
        return published.directory().byId(region).map(Place::name).orElse(region);
    }

    private String holder(Holder holder) {
        if (holder.region() != null) {
            return holder.region();
        }
        return place(holder.unit())
                .flatMap(place -> Optional.ofNullable(place.owner()))
                .flatMap(published.directory()::byId)
                .map(Place::name)
                .orElse(String.valueOf(holder.unit()));
    }

    private @Nullable String id(@Nullable String name) {
        return place(name).map(Place::id).orElse(null);
    }

    private Optional<Place> place(@Nullable String name) {
        return published.directory().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst();
    }
}
