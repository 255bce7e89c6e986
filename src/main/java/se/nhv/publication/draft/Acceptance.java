package se.nhv.publication.draft;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Fact;
import se.nhv.source.directory.Similarity;

/**
 * What an editor accepts of what documents say otherwise, by the names of the differences. Immutable.
 *
 * @param all whether everything is accepted that needs no day
 * @param names the names, each with the last day of a holder that the document no longer names; an empty text without one
 */
public record Acceptance(boolean all, Map<String, String> names) {
    public static final Acceptance NOTHING = new Acceptance(false, Map.of());
    private static final String ALL = "all";
    private static final int NEAREST = 3;
    /** Further away than this is another name. */
    private static final int LIMIT = 40;

    public Acceptance {
        names = Map.copyOf(names);
    }

    /** @param options each {@code all}, a name, or a name and a day: {@code moyamoya/region-skane=2026-12-31} */
    public static Acceptance of(List<String> options) {
        Map<String, String> names = new TreeMap<>();
        for (String option : options) {
            String[] parts = option.split("=", 2);
            names.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return new Acceptance(names.remove(ALL) != null, names);
    }

    /** Whether it is the document's value that is to be in force. */
    boolean accepts(Difference.Value difference) {
        return names.containsKey(difference.name()) || (all && !silent(difference));
    }

    /** The last day that was given with the name; null when none was. */
    @Nullable
    String lastDay(Difference.Value difference) {
        String day = names.getOrDefault(difference.name(), "");
        return day.isEmpty() ? null : day;
    }

    /**
     * Why not all that is accepted can be carried out, in plain Swedish; empty when it can.
     *
     * @param offered every difference that the documents have
     */
    List<String> refusals(List<Difference> offered) {
        Set<String> known = offered.stream().map(Difference::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> refusals = new ArrayList<>();
        new TreeMap<>(names).forEach((name, day) -> {
            if (!known.contains(name)) {
                refusals.add("--accept " + name + ": ingen skillnad heter så; " + nearest(name, known));
            }
        });
        Map<String, String> chosen = new TreeMap<>();
        for (Difference difference : offered) {
            if (difference instanceof Difference.Value value && accepts(value)) {
                refusal(value, chosen).ifPresent(why -> refusals.add("--accept " + value.name() + ": " + why));
            } else if (!(difference instanceof Difference.Value)
                    && !names.getOrDefault(difference.name(), "").isEmpty()) {
                refusals.add("--accept " + difference.name() + ": ingen dag hör till den skillnaden");
            }
        }
        return refusals.stream().distinct().toList();
    }

    private Optional<String> refusal(Difference.Value value, Map<String, String> chosen) {
        String before = chosen.putIfAbsent(value.name(), value.after());
        if (before != null && !before.equals(value.after())) {
            return Optional.of("dokumenten säger olika (" + before + ", " + value.after() + "); ge ett i taget");
        }
        String day = lastDay(value);
        if (!silent(value)) {
            return day == null ? possible(value) : Optional.of("ingen dag hör till den skillnaden");
        }
        if (day == null) {
            return Optional.of(
                    "att dokumentet inte nämner innehavaren säger inte när tillståndet upphör: ange sista dagen, "
                            + value.name() + "=ÅÅÅÅ-MM-DD");
        }
        return isDay(day) ? Optional.empty() : Optional.of("inte en dag som ÅÅÅÅ-MM-DD: " + day);
    }

    private static Optional<String> possible(Difference.Value value) {
        Fact fact = value.fact().fact();
        if (fact == Fact.HOSPITAL && value.after().contains(",")) {
            return Optional.of("dokumentet nämner flera sjukhus; en redaktör väljer i områdets fil");
        }
        if (fact == Fact.SUB_PERMITS && !value.after().matches("[a-z0-9.-]+(, [a-z0-9.-]+)*")) {
            return Optional.of(
                    "området har inget undertillstånd med de orden; en redaktör lägger till det i områdets fil");
        }
        return Optional.empty();
    }

    private static boolean silent(Difference.Value difference) {
        return difference.fact().fact() == Fact.HOLDER && difference.after().equals(Difference.Value.NOT_NAMED);
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static String nearest(String name, Set<String> known) {
        return known.isEmpty()
                ? "dokumenten säger inget som skiljer sig"
                : "närmast: "
                        + known.stream()
                                .sorted(Comparator.comparingInt(
                                        (String other) -> Similarity.distance(name, other, LIMIT)))
                                .limit(NEAREST)
                                .collect(Collectors.joining(", "));
    }
}
