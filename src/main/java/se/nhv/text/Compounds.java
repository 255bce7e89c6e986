package se.nhv.text;

import java.util.List;

/**
 * Takes a Swedish compound apart into words that are known, the fewest that cover it; a linking s between them is allowed. Pure.
 */
final class Compounds {
    /** Shorter parts are endings, not words. */
    private static final int SHORTEST = 3;
    /** Where a first part is cut again, three letters too often cut a word in two. */
    private static final int SHORTEST_INNER = 4;

    private Compounds() {}

    /** The parts in order; empty when the word cannot be taken apart. The last part must be a whole known word. */
    static List<String> parts(String word, Dictionary known) {
        for (int cut = word.length() - SHORTEST; cut >= SHORTEST; cut--) {
            String head = word.substring(cut);
            if (known.find(head) < 0) {
                continue;
            }
            List<String> before = before(word.substring(0, cut), known);
            if (!before.isEmpty()) {
                List<String> parts = new java.util.ArrayList<>(before);
                parts.add(head);
                return parts;
            }
        }
        return List.of();
    }

    private static List<String> before(String first, Dictionary known) {
        String bare = first.endsWith("s") && first.length() > SHORTEST ? first.substring(0, first.length() - 1) : first;
        if (known.begins(bare)) {
            return List.of(bare);
        }
        if (known.begins(first)) {
            return List.of(first);
        }
        for (int cut = first.length() - SHORTEST_INNER; cut >= SHORTEST_INNER; cut--) {
            if (known.begins(first.substring(cut)) && known.begins(first.substring(0, cut))) {
                return List.of(first.substring(0, cut), first.substring(cut));
            }
        }
        return List.of();
    }
}
