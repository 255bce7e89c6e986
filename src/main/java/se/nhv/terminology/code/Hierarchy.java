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
    private final int[][] parents;
    private final int[][] children;
    private final int[] roots;
    /** Preorder: the place of each concept, the last place below it, and the concept at each place. */
    private final int[] place;

    private final int[] last;
    private final int[] at;
    /** Sorted ancestors of each concept; empty when nobody has two parents. */
    private final int[][] ancestors;

    private final int circularAt;

    /** @param parents of each concept, in the order in which they were stated */
    Hierarchy(int[][] parents) {
        Acyclic acyclic = new Acyclic(parents);
        this.circularAt = acyclic.circularAt();
        this.parents = acyclic.parents();
        this.children = children(this.parents);
        this.roots = roots(this.parents);
        int size = parents.length;
        this.place = new int[size];
        this.last = new int[size];
        this.at = new int[size];
        number();
        boolean several = Arrays.stream(this.parents).anyMatch(of -> of.length > 1);
        this.ancestors = several ? Ancestors.of(this.parents, this.children) : new int[0][];
    }

    /** A concept that is its own ancestor by what the system states; -1 when there is none. */
    public int circularAt() {
        return circularAt;
    }

    public int[] parents(int concept) {
        return parents[concept].clone();
    }

    public int[] children(int concept) {
        return children[concept].clone();
    }

    /** The concepts without parent, in order. */
    public int[] roots() {
        return roots.clone();
    }

    public boolean hasChildren(int concept) {
        return children[concept].length > 0;
    }

    /** Whether {@code above} is {@code below} or one of its ancestors. */
    public boolean subsumes(int above, int below) {
        if (above == below) {
            return true;
        }
        if (ancestors.length == 0) {
            return place[above] < place[below] && place[below] <= last[above];
        }
        return Arrays.binarySearch(ancestors[below], above) >= 0;
    }

    /** The concepts below, without the concept itself. */
    public BitSet descendants(int concept) {
        BitSet found = new BitSet();
        if (ancestors.length == 0) {
            for (int i = place[concept] + 1; i <= last[concept]; i++) {
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
                : IntStream.iterate(firstParent(concept), up -> up >= 0, this::firstParent);
    }

    private int firstParent(int concept) {
        return parents[concept].length == 0 ? -1 : parents[concept][0];
    }

    /** Preorder over first parents, with a stack of our own: a chain may be deeper than Java's. */
    private void number() {
        int next = 0;
        int[] stack = new int[parents.length];
        int[] child = new int[parents.length];
        for (int root : roots) {
            int depth = 0;
            stack[0] = root;
            place[root] = next;
            at[next++] = root;
            while (depth >= 0) {
                int top = stack[depth];
                if (child[top] < children[top].length) {
                    int below = children[top][child[top]++];
                    if (parents[below][0] == top) {
                        place[below] = next;
                        at[next++] = below;
                        stack[++depth] = below;
                    }
                } else {
                    last[top] = next - 1;
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
