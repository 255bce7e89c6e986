package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.jspecify.annotations.Nullable;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Place;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Slug;

/** What a document and the published permits of its area say of the holders. One use, one thread. */
final class HolderComparison {
    private final Published published;
    private final Document document;
    private final String area;
    private final AreaPermits held;
    private final List<Difference> all = new ArrayList<>();

    /** The document's holders by region; those whose region no directory has, by the name that stands there. */
    private final Map<String, List<Holder>> said = new TreeMap<>();

    HolderComparison(Published published, Document document, String area) {
        this.published = published;
        this.document = document;
        this.area = area;
        this.held = new AreaPermits(published, area);
        List<Holder> holders = document.facts().holders();
        if (holders != null) {
            holders.forEach(holder ->
                    said.computeIfAbsent(key(holder), name -> new ArrayList<>()).add(holder));
        }
    }

    List<Difference> differences() {
        Map<String, OrganizationAffiliation> permits = held.permits();
        said.forEach((region, holders) -> {
            if (!permits.containsKey(region)) {
                all.add(newHolder(region, holders.get(0)));
            }
        });
        permits.forEach((region, permit) -> {
            List<Holder> holders = said.getOrDefault(region, List.of());
            if (!holders.isEmpty()) {
                named(region, permit, holders);
            } else if (listsAll() && !permit.getPeriod().hasEnd()) {
                value(region, Fact.HOLDER, Difference.Value.NAMED, Difference.Value.NOT_NAMED);
            }
            if (!holders.isEmpty() || said.isEmpty()) {
                period(region, permit);
            }
        });
        return all;
    }

    /** An area's page lists its holders; a decision names those that it is about. */
    private boolean listsAll() {
        return document.kind() == Kind.AREA_PAGE
                && document.facts().holders() != null
                && !document.reading().truncated();
    }

    private Difference newHolder(String region, Holder holder) {
        Optional<Place> known = directory().byId(region);
        String name = known.map(Place::name).orElse(region);
        String label = area + "/" + known.map(Place::id).orElseGet(() -> Slug.of(region));
        String unit = hospitals(List.of(holder)).map(Place::id).findFirst().orElse(null);
        return new Difference.NewHolder(label, name, known.map(Place::id).orElse(null), unit, holder.dnr());
    }

    private void named(String region, OrganizationAffiliation permit, List<Holder> holders) {
        if (permit.getPeriod().hasEnd() && listsAll() && document.period().validTo() == null) {
            value(region, Fact.HOLDER, Difference.Value.NOT_NAMED, Difference.Value.NAMED);
        }
        hospital(region, permit, holders);
        String known = AreaPermits.caseNumber(permit);
        holders.stream()
                .flatMap(holder -> Stream.ofNullable(holder.dnr()))
                .findFirst()
                .filter(dnr -> !dnr.equals(known))
                .ifPresent(dnr -> value(region, Fact.CASE_NUMBER, known, dnr));
        ids(region, Fact.PARTNERS, held.partners(region), saidPartners(holders));
        ids(region, Fact.SUB_PERMITS, held.subPermits(region), saidSubPermits(holders));
    }

    /** A hospital is the published one when it is the same, a part of it, or what it is a part of. */
    private void hospital(String region, OrganizationAffiliation permit, List<Holder> holders) {
        List<Place> places = hospitals(holders).toList();
        String performer =
                permit.getParticipatingOrganization().getReferenceElement().getIdPart();
        boolean unknown = AreaPermits.roles(permit).anyMatch("enhet-ej-angiven"::equals);
        boolean shared = !unknown && performer.equals(region);
        boolean same = places.stream().anyMatch(place -> within(place, performer) || contains(place, performer));
        if (!places.isEmpty() && !shared && (unknown || !same)) {
            value(
                    region,
                    Fact.HOSPITAL,
                    unknown ? null : performer,
                    AreaPermits.joined(places.stream().map(Place::id)));
        }
    }

    private boolean contains(Place place, String id) {
        return directory().byId(id).filter(other -> within(other, place.id())).isPresent();
    }

    /** Whether the place is the one of that id, or stands below it. */
    private boolean within(Place place, String id) {
        return place.id().equals(id)
                || Optional.ofNullable(place.owner())
                        .flatMap(directory()::byId)
                        .filter(owner -> !owner.region() && within(owner, id))
                        .isPresent();
    }

    private Stream<Place> hospitals(List<Holder> holders) {
        return holders.stream()
                .flatMap(holder -> Stream.ofNullable(holder.unit()))
                .flatMap(unit -> Stream.of(unit.split("/"))
                        .flatMap(name -> place(name).stream())
                        .limit(1))
                .filter(place -> !place.region())
                .distinct();
    }

    private void period(String region, OrganizationAffiliation permit) {
        day(
                region,
                Fact.START,
                permit.getPeriod().getStartElement().getValueAsString(),
                document.period().validFrom());
        day(
                region,
                Fact.END,
                permit.getPeriod().getEndElement().getValueAsString(),
                document.period().validTo());
    }

    /** A year is no other day than a day in it. */
    private void day(String region, Fact fact, @Nullable String known, @Nullable String day) {
        if (day != null && (known == null || !known.startsWith(day))) {
            value(region, fact, known, day);
        }
    }

    /** That a document does not name one of them proves nothing. */
    private void ids(String region, Fact fact, String known, String now) {
        if (!now.isEmpty() && !List.of(known.split(", ")).containsAll(List.of(now.split(", ")))) {
            value(region, fact, known.isEmpty() ? null : known, now);
        }
    }

    private void value(String region, Fact fact, @Nullable String before, String after) {
        all.add(new Difference.Value(FactName.of(area, region, fact), before, after));
    }

    private String saidPartners(List<Holder> holders) {
        return AreaPermits.joined(holders.stream()
                .flatMap(holder -> holder.partners().stream())
                .flatMap(name -> place(name).stream())
                .map(Place::id));
    }

    /** By code; words that name no sub-permit of the area stay as they are. */
    private String saidSubPermits(List<Holder> holders) {
        return AreaPermits.joined(holders.stream()
                .flatMap(holder -> holder.subPermits().stream())
                .map(name -> published
                        .subPermit(area, name)
                        .map(Published.Part::code)
                        .orElse(name.replace(',', ';'))));
    }

    /** The id of the holder's region: the one that is named, else the one that owns the hospital. */
    private String key(Holder holder) {
        return place(holder.region())
                .filter(Place::region)
                .or(() -> hospitals(List.of(holder)).findFirst().flatMap(directory()::region))
                .map(Place::id)
                .orElseGet(() -> String.valueOf(holder.region() == null ? holder.unit() : holder.region()));
    }

    private Optional<Place> place(@Nullable String name) {
        return directory().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst();
    }

    private Directory directory() {
        return published.directory();
    }
}
