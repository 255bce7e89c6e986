package se.nhv.terminology.code;

import java.util.Arrays;

/** The parents of each concept without the edges that close a circle, and a concept in a circle if there is one. */
record Acyclic(int[][] parents, int circularAt) {

    Acyclic(int[][] stated) {
        this(open(stated), -1, stated);
    }

    private Acyclic(int[][] opened, int none, int[][] stated) {
        this(opened, firstDifference(opened, stated, none));
    }

    private static int firstDifference(int[][] opened, int[][] stated, int none) {
        for (int concept = 0; concept < stated.length; concept++) {
            if (opened[concept].length != stated[concept].length) {
                return concept;
            }
        }
        return none;
    }

    /** Depth-first upwards; an edge to a concept that is still being visited closes a circle and is left out. */
    private static int[][] open(int[][] stated) {
        int size = stated.length;
        int[][] kept = new int[size][];
        byte[] state = new byte[size]; // 0 not seen, 1 being visited, 2 done
        int[] stack = new int[size];
        int[] edge = new int[size];
        for (int start = 0; start < size; start++) {
            if (state[start] != 0) {
                continue;
            }
            int depth = 0;
            stack[0] = start;
            state[start] = 1;
            kept[start] = stated[start];
            while (depth >= 0) {
                int top = stack[depth];
                if (edge[top] == stated[top].length) {
                    state[top] = 2;
                    depth--;
                    continue;
                }
                int parent = stated[top][edge[top]++];
                if (state[parent] == 1) {
                    kept[top] = without(kept[top], parent);
                } else if (state[parent] == 0) {
                    state[parent] = 1;
                    kept[parent] = stated[parent];
                    stack[++depth] = parent;
                }
            }
        }
        return kept;
    }

    private static int[] without(int[] values, int value) {
        return Arrays.stream(values).filter(other -> other != value).toArray();
    }
}
