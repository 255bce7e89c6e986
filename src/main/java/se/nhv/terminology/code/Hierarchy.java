package se.nhv.terminology.code;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Who stands above whom. Where every concept has at most one parent, a concept's descendants are a range of the preorder
 * numbering: subsumption is two comparisons. Where some have several, each concept has its sorted ancestors. Immutable.
 *
 * <p>A circle makes {@link #circularAt()} tell a concept in it; the edges that close circles are then left out.
 */
public final class Hierarchy {
    private static final int[] NONE = {};
    private final Edges parents;
    private final Edges children;
    private final int[] roots;
    /** Preorder: for each concept its place and the last place below it, side by side, for they are looked at together. */
    private final int[] places;
    /** The concept at each place. */
    private final int[] at;
    /** Sorted ancestors of each concept; empty when nobody has two parents. */
    private final int[][] ancestors;

    private final int circularAt;

    /** @param parents of each concept, in the order in which they were stated */
    Hierarchy(int[][] parents) {
        Acyclic acyclic = new Acyclic(parents);
        this.circularAt = acyclic.circularAt();
        int[][] above = acyclic.parents();
        int[][] below = children(above);
        this.parents = Edges.of(above);
        this.children = Edges.of(below);
        this.roots = roots(above);
        this.places = new int[above.length * 2];
        this.at = new int[above.length];
        number(below);
        boolean several = Arrays.stream(above).anyMatch(of -> of.length > 1);
        this.ancestors = several ? Ancestors.of(above, below) : new int[0][];
    }

    /** A concept that is its own ancestor by what the system states; -1 when there is none. */
    public int circularAt() {
        return circularAt;
    }

    public int[] parents(int concept) {
        return parents.of(concept);
    }

    public int[] children(int concept) {
        return children.of(concept);
    }

    /** The concepts without parent, in order. */
    public int[] roots() {
        return roots.clone();
    }

    public boolean hasChildren(int concept) {
        return !children.isEmpty(concept);
    }

    /** Whether {@code above} is {@code below} or one of its ancestors. */
    public boolean subsumes(int above, int below) {
        if (above == below) {
            return true;
        }
        if (ancestors.length == 0) {
            int place = places[below * 2];
            return places[above * 2] < place && place <= places[above * 2 + 1];
        }
        return Arrays.binarySearch(ancestors[below], above) >= 0;
    }

    /** The concepts below, without the concept itself. */
    public BitSet descendants(int concept) {
        BitSet found = new BitSet();
        if (ancestors.length == 0) {
            for (int i = places[concept * 2] + 1; i <= places[concept * 2 + 1]; i++) {
                found.set(at[i]);
            }
            return found;
        }
        for (int other = 0; other < ancestors.length; other++) {
            if (Arrays.binarySearch(ancestors[other], concept) >= 0) {
                found.set(other);
            }
        }
        return found;
    }

    /** The concepts above, without the concept itself. */
    public BitSet ancestors(int concept) {
        BitSet found = new BitSet();
        above(concept).forEach(found::set);
        return found;
    }

    /** The concepts above, without the concept itself, each once. */
    public IntStream above(int concept) {
        return ancestors.length > 0
                ? Arrays.stream(ancestors[concept])
                : IntStream.iterate(parents.first(concept), up -> up >= 0, parents::first);
    }

    /** Preorder over first parents, with a stack of our own: a chain may be deeper than Java's. */
    private void number(int[][] below) {
        int next = 0;
        int[] stack = new int[below.length];
        int[] child = new int[below.length];
        for (int root : roots) {
            int depth = 0;
            stack[0] = root;
            places[root * 2] = next;
            at[next++] = root;
            while (depth >= 0) {
                int top = stack[depth];
                if (child[top] < below[top].length) {
                    int one = below[top][child[top]++];
                    if (parents.first(one) == top) {
                        places[one * 2] = next;
                        at[next++] = one;
                        stack[++depth] = one;
                    }
                } else {
                    places[top * 2 + 1] = next - 1;
                    depth--;
                }
            }
        }
    }

    private static int[] roots(int[][] parents) {
        int[] found = new int[parents.length];
        int count = 0;
        for (int concept = 0; concept < parents.length; concept++) {
            if (parents[concept].length == 0) {
                found[count++] = concept;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int[][] children(int[][] parents) {
        int[] count = new int[parents.length];
        for (int[] of : parents) {
            for (int parent : of) {
                count[parent]++;
            }
        }
        int[][] children = new int[parents.length][];
        for (int concept = 0; concept < parents.length; concept++) {
            children[concept] = count[concept] == 0 ? NONE : new int[count[concept]];
            count[concept] = 0;
        }
        for (int concept = 0; concept < parents.length; concept++) {
            for (int parent : parents[concept]) {
                children[parent][count[parent]++] = concept;
            }
        }
        return children;
    }
}
