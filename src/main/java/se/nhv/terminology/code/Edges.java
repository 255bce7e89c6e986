package se.nhv.terminology.code;

import java.util.Arrays;

/**
 * Some numbers for each concept, one after the other's in one array: a list of a concept is two looks into memory that lie side by
 * side, and costs four bytes a number and four a concept instead of an object each. Immutable, safe for all threads.
 */
final class Edges {
    private final int[] start;
    private final int[] values;

    private Edges(int[] start, int[] values) {
        this.start = start;
        this.values = values;
    }

    static Edges of(int[][] lists) {
        int[] start = new int[lists.length + 1];
        for (int i = 0; i < lists.length; i++) {
            start[i + 1] = start[i] + lists[i].length;
        }
        int[] values = new int[start[lists.length]];
        for (int i = 0; i < lists.length; i++) {
            System.arraycopy(lists[i], 0, values, start[i], lists[i].length);
        }
        return new Edges(start, values);
    }

    /** A copy of a concept's numbers, in order. */
    int[] of(int concept) {
        return Arrays.copyOfRange(values, start[concept], start[concept + 1]);
    }

    boolean isEmpty(int concept) {
        return start[concept] == start[concept + 1];
    }

    /** The first of a concept's numbers, or -1. */
    int first(int concept) {
        return isEmpty(concept) ? -1 : values[start[concept]];
    }
}
