package se.nhv.publication.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;
import se.nhv.publication.overlay.Trigger;
import se.nhv.source.Report;
import se.nhv.source.record.Document;

/**
 * The editorial work that hangs in the air since a page says something else: criteria whose passage reads otherwise, stands elsewhere
 * or is gone, passages that nobody has read, and lists that have become longer or are combined otherwise. In Swedish, a line each,
 * for an editor; none when the page says what the register has read. Pure; one use.
 */
public final class HangingCriteria {
    private static final int SHOWN = 160;
    /** Fewer changed passages than this are told one by one only. */
    private static final int REWRITTEN = 4;

    private final Area area;
    private final PageReading reading;
    private final boolean truncated;
    /** What the page says now, and what was read there; the passages that nobody has read point at nothing. */
    private final Map<PagePassage, @Nullable Passage> now = new LinkedHashMap<>();

    private final Set<Passage> lost = new LinkedHashSet<>();

    /**
     * @param area the area with its criteria
     * @param reading what the register has read
     * @param report the page as it reads now
     * @param document the part of it that is about the area
     */
    public HangingCriteria(Area area, PageReading reading, Report report, Document document) {
        this.area = area;
        this.reading = reading;
        this.truncated = document.reading().truncated();
        PagePassages.of(report, document).forEach(passage -> now.put(passage, null));
        lost.addAll(reading.passages());
        match((was, is) -> was.key().equals(is.key()) && was.at().equals(is.at()));
        match((was, is) -> was.key().equals(is.key()));
    }

    /** The criteria that rest on each place of the page, where it reads as the register has read it; to be asked for first. */
    public Map<String, List<String>> resting() {
        Map<String, List<String>> resting = new TreeMap<>();
        now.forEach((is, was) -> {
            if (was != null && !was.by().isEmpty()) {
                resting.put(is.at(), was.by());
            }
        });
        return resting;
    }

    /** What hangs, in the order of what the register has read; then what is new; then what is combined otherwise. */
    public List<String> lines() {
        if (now.isEmpty()) {
            return List.of("dokumentet har ingen definition: registrets kriterier jämförs inte");
        }
        Set<Passage> hanging = new LinkedHashSet<>(lost);
        match((was, is) -> was.words().equals(Fingerprint.of(is.text())));
        match((was, is) -> was.at().equals(is.at()));
        match((was, is) -> At.list(was.at()).equals(At.list(is.at())));
        Set<String> lines = new LinkedHashSet<>();
        rewritten(hanging, lines);
        hanging.forEach(was -> hangs(was, lines));
        now.forEach((is, was) -> {
            if (was == null && At.defines(is.at())) {
                lines.add("nytt, inget kriterium bygger på det: " + At.words(is.at()) + ": " + shortened(is.text()));
            }
        });
        now.forEach((is, was) -> {
            if (was != null) {
                lines.addAll(new ListChange(was, is).lines());
            }
        });
        return List.copyOf(lines);
    }

    private void rewritten(Set<Passage> hanging, Set<String> lines) {
        long rested =
                reading.passages().stream().filter(one -> !one.by().isEmpty()).count();
        long fallen = hanging.stream().filter(one -> !one.by().isEmpty()).count();
        if (fallen >= REWRITTEN && fallen * 2 > rested) {
            lines.add("definitionen är omskriven: " + fallen + " av de " + rested
                    + " stycken som kriterierna bygger på lyder inte som när registret läste dem");
        }
    }

    /**
     * The page as the register would remember it now: a passage that reads otherwise keeps its criteria, and those of a passage that
     * is gone rest on nothing. To be asked for after {@link #lines()}.
     */
    public PageReading reread() {
        List<Passage> passages = new ArrayList<>();
        now.forEach((is, was) -> passages.add(is.kept(was == null ? List.of() : was.by())));
        return new PageReading(
                area.slug(), passages.stream().filter(Passage::worthKeeping).toList());
    }

    /** Pairs each lost passage with the first free one of the page that fits. */
    private void match(BiPredicate<Passage, PagePassage> fits) {
        for (Passage was : List.copyOf(lost)) {
            Optional<PagePassage> is = now.entrySet().stream()
                    .filter(entry -> entry.getValue() == null && fits.test(was, entry.getKey()))
                    .map(Map.Entry::getKey)
                    .findFirst();
            is.ifPresent(found -> {
                now.put(found, was);
                lost.remove(was);
            });
        }
    }

    private void hangs(Passage was, Set<String> lines) {
        String says = says(was);
        for (String linkId : was.by()) {
            lines.add("kriteriet " + linkId + codes(linkId) + source(linkId) + " " + says);
        }
        if (was.by().isEmpty() && At.defines(was.at())) {
            lines.add(At.words(was.at()) + ", som inget kriterium bygger på, " + says);
        }
    }

    /** What stands now where the passage stood. */
    private String says(Passage was) {
        Optional<PagePassage> found = now.entrySet().stream()
                .filter(entry -> Objects.equals(entry.getValue(), was))
                .map(Map.Entry::getKey)
                .filter(is -> !is.text().isBlank())
                .findFirst();
        return found.map(is -> (was.words().equals(Fingerprint.of(is.text()))
                                ? "står nu som " + At.words(is.at()) + ": "
                                : "lyder nu: ")
                        + shortened(is.text()))
                .orElse(truncated ? "syns inte: sidan är avklippt" : "finns inte längre i dokumentet");
    }

    private String codes(String linkId) {
        TreeSet<String> codes = area.triggers().stream()
                .filter(trigger -> trigger.linkId().equals(linkId))
                .map(Trigger::code)
                .collect(Collectors.toCollection(TreeSet::new));
        return codes.isEmpty() ? "" : " som " + String.join(", ", codes) + " är kopplade till";
    }

    private String source(String linkId) {
        return area.criteria().stream()
                .filter(criterion -> criterion.linkId().equals(linkId))
                .map(Criterion::source)
                .findFirst()
                .map(source -> " (" + source + ")")
                .orElse(" (finns inte i överlagringen)");
    }

    private static String shortened(String words) {
        return words.length() <= SHOWN
                ? words.strip()
                : words.substring(0, SHOWN).strip() + " …";
    }
}
