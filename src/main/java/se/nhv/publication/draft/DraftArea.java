package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.Criterion;
import se.nhv.publication.overlay.Permit;
import se.nhv.source.directory.Directory;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;

/**
 * The draft of an area's editorial file, from a page. Its evidence is unverified and its status draft, so that it can be
 * found and is never a destination, until an editor has gone through it. Pure; the same page gives the same draft.
 *
 * @param page what was read
 * @param address where the page is
 * @param directory the regions and units that may hold permits
 * @param paragraphs the page's paragraph of each path that the reading gave, such as {@code criteria.2b}
 */
public record DraftArea(Document page, String address, Directory directory, Map<String, String> paragraphs) {
    /** Says of an area that no editor has gone through it: a new import may write it anew. */
    public static final String ORIGIN = "inläst från områdessidan, inte granskad";

    static final String EVIDENCE = "overifierad";
    /** Leaves room in an id of 64 characters for a sub-permit with its region or hospital, or for two regions. */
    private static final int LONGEST_ID = 26;

    public DraftArea {
        paragraphs = Map.copyOf(paragraphs);
    }

    /** The area's id: the page's, shortened at a hyphen. */
    public static String id(Document page) {
        return shortened(String.valueOf(page.slug()), LONGEST_ID);
    }

    /** The words that have room; the beginning of the first when not even it has. */
    static String shortened(String slug, int longest) {
        if (slug.length() <= longest) {
            return slug;
        }
        String words = slug.substring(0, longest + 1).replaceFirst("-[^-]*$", "");
        return words.substring(0, Math.min(longest, words.length()));
    }

    /** The editorial file. */
    public Area area() {
        String id = id(page);
        List<String> notes = new ArrayList<>(List.of("Sidans ord är inte återgivna: de står på adressen."));
        Map<String, Concept> subPermits = new TreeMap<>();
        List<Permit> permits = permits(id, subPermits, notes);
        List<Criterion> criteria = new DraftCriteria(id, page.definition(), paragraphs).criteria();
        List<Concept> concepts = new ArrayList<>(DraftCriteria.subAreas(id, criteria));
        concepts.addAll(subPermits.values());
        return new Area(
                id,
                String.valueOf(page.title()),
                null,
                ORIGIN,
                EVIDENCE,
                "draft",
                page.facts().holders() == null ? null : permits.isEmpty() ? "beslutad" : "tillstand-tilldelat",
                !criteria.isEmpty(),
                units(notes),
                null,
                null,
                null,
                null,
                page.period().validFrom(),
                "Utkast efter områdessidan: fakta och struktur, inte granskade. Områdessidan är inte citerad.",
                null,
                null,
                address,
                paragraphs.get("decidedUnits"),
                notes,
                List.of(),
                List.of(address),
                concepts,
                criteria,
                List.of(),
                permits,
                List.of());
    }

    /** The editorial file when the page is read again: what other documents have added to the draft stays. */
    Area again(Area before) {
        Area read = area();
        List<Permit> permits = new ArrayList<>(read.permits());
        before.permits().stream()
                .filter(permit -> permit.sources().stream().noneMatch(source -> address.equals(source.url())))
                .filter(permit -> permits.stream().noneMatch(one -> one.holder().equals(permit.holder())))
                .forEach(permits::add);
        Set<String> addresses = new LinkedHashSet<>(read.addresses());
        addresses.addAll(before.addresses());
        Area.Facts facts = read.facts();
        return read.with(new Area.Facts(
                facts.title(),
                facts.decidedUnits(),
                facts.unitsSource(),
                facts.unitsPage(),
                facts.effective(),
                List.copyOf(addresses),
                facts.concepts(),
                permits,
                before.otherwise()));
    }

    /** The number for the whole area; numbers for parts of it are noted. */
    private @Nullable Integer units(List<String> notes) {
        for (DecidedUnits units : page.facts().decidedUnits()) {
            if (units.scope() != null) {
                notes.add("Antal enheter för en del av området, enligt sidan: " + units.count() + " (" + units.scope()
                        + ").");
            }
        }
        return page.facts().decidedUnits().stream()
                .filter(units -> units.scope() == null)
                .map(DecidedUnits::count)
                .findFirst()
                .orElse(null);
    }

    private List<Permit> permits(String id, Map<String, Concept> subPermits, List<String> notes) {
        List<Permit> permits = new ArrayList<>();
        Document.Period period = page.period();
        DraftPermits drafts = new DraftPermits(id, address, directory, period.validFrom(), period.validTo(), EVIDENCE);
        List<Holder> holders =
                page.facts().holders() == null ? List.of() : page.facts().holders();
        for (Holder holder : holders) {
            Optional<Permit> permit = drafts.permit(holder, subPermits);
            boolean again = permit.filter(one ->
                            permits.stream().anyMatch(known -> known.holder().equals(one.holder())))
                    .isPresent();
            if (permit.isPresent() && !again) {
                permits.add(permit.get());
            } else {
                notes.add("Innehavare på sidan som inte är inlagd: " + DraftPermits.written(holder)
                        + (again ? " (regionen står redan)." : " (regionen finns inte i katalogen)."));
            }
        }
        return permits;
    }
}
