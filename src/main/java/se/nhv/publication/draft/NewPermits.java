package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Directory;
import se.nhv.publication.overlay.Partner;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.Source;
import se.nhv.publication.overlay.SubPermit;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Published;
import se.nhv.source.directory.Place;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;

/**
 * The permits of an area that there is, as a document makes them: new ones, and new terms of those that there are. Pure.
 *
 * @param names the organizations that the overlay knows
 */
record NewPermits(String area, Published published, Directory names) {
    /** The authority's own document says it. */
    private static final String EVIDENCE = "verifierad";

    /** The new holder's permit; none when its region is in no directory, or works under another permit already. */
    Optional<Permit> of(Difference.NewHolder difference, Document document, String address) {
        List<Holder> holders = document.facts().holders() == null
                ? List.of()
                : document.facts().holders();
        Document.Period period = document.period();
        DraftPermits drafts =
                new DraftPermits(area, address, published.directory(), period.validFrom(), period.validTo(), EVIDENCE);
        return holders.stream()
                .flatMap(holder -> drafts
                        .permit(readable(holder), new TreeMap<>())
                        .map(permit -> permit.with(known(permit, holder, period.validFrom())))
                        .stream())
                .filter(permit -> permit.holder().equals(difference.region()))
                .filter(permit -> free(permit.performer()))
                .findFirst();
    }

    private Permit.Facts known(Permit permit, Holder holder, @Nullable String start) {
        Permit.Facts facts = permit.facts();
        List<SubPermit> known = subPermits(holder)
                .distinct()
                .map(code -> new SubPermit(code, start, null, EVIDENCE, permit.sources()))
                .toList();
        return new Permit.Facts(
                facts.unit(), facts.start(), facts.end(), facts.dnr(), facts.sources(), known, facts.partners());
    }

    private Stream<String> subPermits(Holder holder) {
        return holder.subPermits().stream()
                .flatMap(words -> published.subPermit(area, words).stream())
                .map(Published.Part::code);
    }

    /** Sub-permits that the area does not have, and partners that are another's: they go into the permit's comment for an editor. */
    private Holder readable(Holder holder) {
        List<String> unknown = holder.subPermits().stream()
                .filter(words -> published.subPermit(area, words).isEmpty())
                .toList();
        List<String> taken =
                holder.partners().stream().filter(name -> !free(id(name))).toList();
        List<String> partners =
                holder.partners().stream().filter(name -> free(id(name))).toList();
        String note = Stream.of(told("deltillstånd: ", unknown), told("samarbetspartner: ", taken), holder.note())
                .filter(words -> words != null && !words.isEmpty())
                .collect(Collectors.joining("; "));
        return new Holder(
                holder.region(), holder.unit(), holder.dnr(), List.of(), partners, note.isEmpty() ? null : note);
    }

    private static String told(String label, List<String> words) {
        return words.isEmpty() ? "" : label + String.join(", ", words);
    }

    private String id(String name) {
        return published.directory().places().stream()
                .filter(place -> place.name().equals(name))
                .map(Place::id)
                .findFirst()
                .orElse(name);
    }

    /**
     * What the permit's terms are when the document's value is in force.
     *
     * @param lastDay of a holder that the document does not name
     * @return none when the value cannot be in force
     */
    Optional<Permit.Facts> terms(Permit permit, Difference.Value difference, @Nullable String lastDay, String address) {
        Permit.Facts facts = permit.facts();
        String after = difference.after();
        return switch (difference.fact().fact()) {
            case HOLDER ->
                after.equals(Difference.Value.NAMED)
                        ? Optional.of(facts.until(null))
                        : Optional.ofNullable(lastDay)
                                .filter(day -> notBefore(permit, day))
                                .map(facts::until);
            case HOSPITAL -> names.find(after).map(known -> facts.at(after));
            case START -> Optional.of(from(facts, after));
            case END -> Optional.of(facts.until(after)).filter(terms -> notBefore(permit, after));
            case CASE_NUMBER -> Optional.of(facts.numbered(after));
            case PARTNERS ->
                Stream.of(after.split(", ")).allMatch(region -> known(facts, region) || free(region))
                        ? Optional.of(facts.partnered(partners(facts, after, address)))
                        : Optional.empty();
            case SUB_PERMITS -> narrowed(facts, after, address);
            case TITLE, UNITS, PART_UNITS -> Optional.empty();
        };
    }

    private static boolean known(Permit.Facts facts, String region) {
        return facts.partners().stream().anyMatch(partner -> partner.region().equals(region));
    }

    /** A region's service for the area has one name: it cannot be under two permits. */
    private boolean free(String performer) {
        String service = "HealthcareService/" + area + "." + performer;
        return published.permits().stream()
                .flatMap(permit -> permit.getHealthcareService().stream())
                .noneMatch(reference -> service.equals(reference.getReference()));
    }

    private static boolean notBefore(Permit permit, String day) {
        return permit.start() == null || permit.start().compareTo(day) <= 0;
    }

    /** Sub-permits that began with the permit do so still. */
    private static Permit.Facts from(Permit.Facts facts, String day) {
        List<SubPermit> subPermits = facts.subPermits().stream()
                .map(sub -> sub.start() != null && sub.start().equals(facts.start())
                        ? new SubPermit(sub.concept(), day, sub.granted(), sub.evidence(), sub.sources())
                        : sub)
                .toList();
        return new Permit.Facts(
                facts.unit(), day, facts.end(), facts.dnr(), facts.sources(), subPermits, facts.partners());
    }

    /** Those that there are stay: that a document does not name them proves nothing. */
    private static List<Partner> partners(Permit.Facts facts, String regions, String address) {
        Set<String> known = facts.partners().stream().map(Partner::region).collect(Collectors.toSet());
        List<Partner> all = new ArrayList<>(facts.partners());
        Stream.of(regions.split(", "))
                .filter(region -> !known.contains(region))
                .forEach(region -> all.add(
                        new Partner(region, List.of("samarbetspartner"), EVIDENCE, source(address), null, List.of())));
        return all;
    }

    private Optional<Permit.Facts> narrowed(Permit.Facts facts, String codes, String address) {
        Set<String> known = facts.subPermits().stream().map(SubPermit::concept).collect(Collectors.toSet());
        Set<String> ofArea = published.parts().getOrDefault(area, List.of()).stream()
                .map(Published.Part::code)
                .collect(Collectors.toSet());
        List<SubPermit> all = new ArrayList<>(facts.subPermits());
        for (String code : codes.split(", ")) {
            if (!ofArea.contains(code)) {
                return Optional.empty();
            }
            if (!known.contains(code)) {
                all.add(new SubPermit(code, facts.start(), null, EVIDENCE, source(address)));
            }
        }
        return Optional.of(new Permit.Facts(
                facts.unit(), facts.start(), facts.end(), facts.dnr(), facts.sources(), all, facts.partners()));
    }

    private static List<Source> source(String address) {
        return List.of(new Source(null, null, address));
    }
}
