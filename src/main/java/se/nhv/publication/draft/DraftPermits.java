package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.Partner;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.Source;
import se.nhv.publication.overlay.SubPermit;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Place;
import se.nhv.source.record.Holder;
import se.nhv.source.template.Slug;

/** The permits that a page's holders have. A hospital that the directory lacks is kept in the permit's comment. */
record DraftPermits(
        String area,
        String address,
        Directory directory,
        @Nullable String start,
        @Nullable String end,
        String evidence) {
    /** The last part of a sub-permit's id is no longer. */
    private static final int LONGEST_PART = 14;
    /** The last part of a service's id is no longer. */
    private static final int LONGEST_SUFFIX = 20;

    /** The permit; none when its region is in no directory. New sub-permits are added to those known, by their words. */
    Optional<Permit> permit(Holder holder, Map<String, Concept> subPermits) {
        Optional<Place> unit = units(holder).findFirst();
        Optional<Place> region = place(holder.region())
                .or(() -> unit.map(Place::owner).flatMap(directory::byId))
                .filter(Place::region);
        return region.map(place -> new Permit(
                place.id(),
                unit.map(Place::id).orElse(null),
                null,
                suffix(unit.orElse(place)),
                List.of(),
                start,
                end,
                null,
                holder.dnr(),
                evidence,
                null,
                sources(),
                List.of(),
                List.of(),
                comment(holder),
                null,
                List.of(),
                subPermits(holder, subPermits),
                partners(holder)));
    }

    private static @Nullable String suffix(Place performer) {
        return performer.id().length() <= LONGEST_SUFFIX
                ? null
                : DraftArea.shortened(performer.id().replace('.', '-'), LONGEST_SUFFIX);
    }

    /** The holder in the page's words. */
    static String written(Holder holder) {
        return Stream.of(holder.region(), holder.unit())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" genom "));
    }

    private Stream<Place> units(Holder holder) {
        return Stream.of(String.valueOf(holder.unit()).split("/"))
                .flatMap(name -> place(name).stream())
                .filter(place -> !place.region());
    }

    private Optional<Place> place(@Nullable String name) {
        return directory.places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst();
    }

    private @Nullable String comment(Holder holder) {
        List<String> words = new ArrayList<>();
        boolean whole =
                holder.unit() == null || units(holder).map(Place::name).toList().equals(List.of(holder.unit()));
        if (!whole) {
            words.add("Enligt sidan: " + holder.unit());
        }
        if (holder.note() != null) {
            words.add("Inom parentes på sidan: " + holder.note());
        }
        return words.isEmpty() ? null : String.join(". ", words);
    }

    private List<Source> sources() {
        return List.of(new Source(null, null, address));
    }

    private List<SubPermit> subPermits(Holder holder, Map<String, Concept> known) {
        List<SubPermit> all = new ArrayList<>();
        for (String words : holder.subPermits()) {
            String code = area + "." + DraftArea.shortened(Slug.of(words), LONGEST_PART);
            known.putIfAbsent(code, new Concept(code, "undertillstand", Slug.capitalised(words), null, null));
            all.add(new SubPermit(code, start, null, evidence, sources()));
        }
        return all;
    }

    private List<Partner> partners(Holder holder) {
        return holder.partners().stream()
                .flatMap(name -> place(name).stream())
                .distinct()
                .map(place ->
                        new Partner(place.id(), List.of("samarbetspartner"), evidence, sources(), null, List.of()))
                .toList();
    }
}
