package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.source.record.Document.Period;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Validity;

/**
 * Which areas a page is about and when their permits are valid: the one of its title, or each that a sentence of
 * validity names.
 *
 * @param title the page's title; null when it has none
 * @param front the words before the first heading
 * @param decision the sentences that say what is decided
 * @param stated what the page says about validity, in its order
 */
record Areas(@Nullable String title, String front, String decision, List<Validity.Stated> stated) {
    /** So many letters in common at their beginnings make two words forms of one. */
    private static final int STEM = 5;

    /**
     * @param title its name
     * @param period when its permits are valid
     * @param own whether the page's definition is this area's
     */
    record Area(@Nullable String title, Period period, boolean own) {}

    /** The areas, the title's first. */
    List<Area> list() {
        Map<String, Period> named = new LinkedHashMap<>();
        for (Validity.Stated one : stated) {
            if (one.area() != null) {
                named.putIfAbsent(one.area(), one.period());
            }
        }
        if (named.size() > 1) {
            return several(named);
        }
        if (named.keySet().stream().anyMatch(this::another)) {
            List<Area> areas = new ArrayList<>(List.of(new Area(title, Period.UNKNOWN, true)));
            named.forEach((name, period) -> areas.add(new Area(Slug.capitalised(name), period, false)));
            return areas;
        }
        return List.of(new Area(title, stated.isEmpty() ? Period.UNKNOWN : merged(), true));
    }

    /** Whether the page says nothing of the validity of the area that it is about, but of another's. */
    boolean lacksOwnValidity() {
        return list().size() > 1 && list().get(0).period().equals(Period.UNKNOWN);
    }

    private List<Area> several(Map<String, Period> named) {
        List<String> decided = named.keySet().stream().filter(this::isDecided).toList();
        List<Area> areas = new ArrayList<>();
        named.forEach((name, period) -> {
            boolean own = decided.isEmpty() || decided.size() == named.size() || decided.contains(name);
            areas.add(new Area(Slug.capitalised(name), period, own));
        });
        areas.sort((a, b) -> Boolean.compare(isTitle(b), isTitle(a)));
        return areas;
    }

    private boolean isTitle(Area area) {
        return title != null && title.equalsIgnoreCase(area.title());
    }

    /** Whether the sentences of the decision name the area: the definition is then that area's. */
    private boolean isDecided(String name) {
        return lower(decision).contains(lower(name));
    }

    /** Whether the only area that a sentence names is another than the title's: the page announces it as one of its own. */
    private boolean another(String name) {
        List<String> words = stems(title == null ? "" : title);
        return title != null
                && lower(front).contains(lower(name))
                && stems(name).stream().noneMatch(words::contains);
    }

    private static List<String> stems(String words) {
        return Arrays.stream(lower(words).split("[^\\p{L}]+"))
                .filter(word -> word.length() >= STEM)
                .map(word -> word.substring(0, STEM))
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One period of several statements for parts of the area: from the first start to the last end. */
    private Period merged() {
        String from = null;
        String to = null;
        for (Validity.Stated one : stated) {
            String start = one.period().validFrom();
            from = from == null || (start != null && start.compareTo(from) < 0) ? start : from;
            to = to == null ? one.period().validTo() : to;
        }
        return new Period(from, to);
    }
}
