package se.nhv.source.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The register's areas by their names, also by names that are nearly theirs. Boards and newspapers shorten and inflect: a name that
 * fits one area only is that area's, one that fits two is neither's, and one that says more than an area's name is another
 * area's. Immutable; thread-safe.
 */
public final class AreaNames {
    private static final int NEAREST = 3;
    private static final Pattern CARE_OF = Pattern.compile("^(viss )?vård (vid|av|inom|för) ");

    private final Map<String, String> exact;
    private final Map<String, String> titles;
    private final Map<String, List<AreaWords>> names = new TreeMap<>();

    /**
     * @param exact the areas' ids by every name that is theirs, in lower case
     * @param titles the areas' titles by id: names are nearly theirs when they are nearly a title, what stands in its brackets, or an
     *     id
     */
    public AreaNames(Map<String, String> exact, Map<String, String> titles) {
        this.exact = Map.copyOf(exact);
        this.titles = Map.copyOf(titles);
        titles.forEach((id, title) -> {
            add(id, title);
            add(id, title.replaceAll("\\s*\\([^)]*\\)", ""));
            add(id, title.replaceAll("^[^(]*\\(?|\\).*$", ""));
            add(id, id);
        });
    }

    private void add(String id, String name) {
        List<AreaWords> all = names.computeIfAbsent(id, any -> new ArrayList<>());
        all.add(AreaWords.of(name));
        all.add(AreaWords.of(AreaWords.bare(name)));
    }

    /** The area whose name this is, with or without what stands in brackets and "viss vård vid", which decisions write before it. */
    public Optional<String> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("\\s*\\([^)]*\\)", "");
        return Stream.of(lower, bare, CARE_OF.matcher(bare).replaceFirst(""))
                .flatMap(written -> Stream.ofNullable(exact.get(written)))
                .findFirst();
    }

    /** The only area that the name can mean: it has the same words, or the first of them. */
    public Optional<String> meant(String name) {
        AreaWords words = AreaWords.of(name);
        AreaWords bare = AreaWords.of(AreaWords.bare(name));
        Set<String> same = fitting(known -> words.same(known) || bare.same(known));
        if (!same.isEmpty()) {
            return only(same);
        }
        boolean telling =
                words.care().anyMatch(stem -> fitting(known -> known.has(stem)).size() == 1);
        return telling ? only(fitting(words::begins)) : Optional.empty();
    }

    private static Optional<String> only(Set<String> ids) {
        return ids.size() == 1 ? Optional.of(ids.iterator().next()) : Optional.empty();
    }

    private Set<String> fitting(Predicate<AreaWords> fits) {
        Set<String> ids = new TreeSet<>();
        names.forEach((id, all) -> {
            if (all.stream().anyMatch(fits)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Whether there is an area with this id. */
    public boolean has(String id) {
        return titles.containsKey(id);
    }

    /** The title of the area; its id when it has none. */
    public String title(String id) {
        return titles.getOrDefault(id, id);
    }

    /** The titles that share most words with the name, nearest first; none when no area shares one. */
    public List<String> nearest(String name) {
        AreaWords words = AreaWords.of(name);
        Map<String, Double> shared = new TreeMap<>();
        names.forEach((id, all) ->
                shared.put(id, all.stream().mapToDouble(words::shared).max().orElse(0)));
        return shared.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(NEAREST)
                .map(entry -> title(entry.getKey()))
                .toList();
    }
}
