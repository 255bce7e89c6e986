package se.nhv.terminology.code;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The sorted ancestors of every concept of a hierarchy without circles, parents before children. */
final class Ancestors {
    private Ancestors() {}

    static int[][] of(int[][] parents, int[][] children) {
        int[][] ancestors = new int[parents.length][];
        int[] waiting = new int[parents.length];
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        for (int concept = 0; concept < parents.length; concept++) {
            waiting[concept] = parents[concept].length;
            if (waiting[concept] == 0) {
                ready.add(concept);
            }
        }
        while (!ready.isEmpty()) {
            int concept = ready.remove();
            IntStream above = Arrays.stream(parents[concept]);
            for (int parent : parents[concept]) {
                above = IntStream.concat(above, Arrays.stream(ancestors[parent]));
            }
            ancestors[concept] = above.sorted().distinct().toArray();
            for (int child : children[concept]) {
                if (--waiting[child] == 0) {
                    ready.add(child);
                }
            }
        }
        return ancestors;
    }
}
