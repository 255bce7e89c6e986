package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's closure table as it stands (R4 {@code $closure}): the concepts that were sent, and who stands below whom. Immutable.
 *
 * @param id of this initialization, so that versions of an earlier one are not taken for its own
 * @param concepts in the order in which they came, each once
 * @param sizes how many concepts there were after each step
 * @param links in the order of {@code below}, then {@code above}
 */
record ClosureTable(String id, List<Concept> concepts, List<Integer> sizes, List<Link> links) {

    /** A concept of the table: system and code are its key, the version is the one it was first sent with. */
    record Concept(String system, @Nullable String version, String code) {
        boolean isSameAs(String otherSystem, String otherCode) {
            return system.equals(otherSystem) && code.equals(otherCode);
        }
    }

    /** That a concept stands below another, or means the same as an earlier one; both by their place in the table. */
    record Link(int below, int above, boolean equal) {}

    ClosureTable {
        concepts = List.copyOf(concepts);
        sizes = List.copyOf(sizes);
        links = List.copyOf(links);
    }

    static ClosureTable empty(String id) {
        return new ClosureTable(id, List.of(), List.of(), List.of());
    }

    /** What the client is to remember: 0 for an empty table, as R4 has it. */
    String version() {
        return sizes.isEmpty() ? "0" : sizes.size() + "-" + id;
    }

    /** How many concepts there were at a version; -1 when this table never had it. */
    int sizeAt(String version) {
        if (version.equals("0")) {
            return 0;
        }
        for (int step = sizes.size(); step > 0; step--) {
            if (version.equals(step + "-" + id)) {
                return sizes.get(step - 1);
            }
        }
        return -1;
    }

    /** The links that came with the concepts after this many. */
    List<Link> linksFrom(int size) {
        return links.stream()
                .filter(link -> Math.max(link.below(), link.above()) >= size)
                .toList();
    }

    /** The same with these concepts in all, and their links. */
    ClosureTable with(List<Concept> all, List<Link> allLinks) {
        List<Integer> steps = new ArrayList<>(sizes);
        steps.add(all.size());
        return new ClosureTable(id, all, steps, allLinks);
    }

    /** What it takes of memory, about evenly. */
    int weight() {
        return concepts.size() + sizes.size() + links.size() + 1;
    }
}
