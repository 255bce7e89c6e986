package se.nhv.text;

/** How many letters differ between two words: changed, added, left out, or two neighbours swapped. Pure. */
final class Edits {
    private Edits() {}

    /** The number of edits, or something above {@code most} as soon as there are more. */
    static int between(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] older = new int[b.length() + 1];
        int[] old = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            old[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int fewest = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int edits = Math.min(old[j - 1] + (same ? 0 : 1), Math.min(old[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(edits, older[j - 2] + 1) : edits;
                fewest = Math.min(fewest, row[j]);
            }
            if (fewest > most) {
                return most + 1;
            }
            int[] free = older;
            older = old;
            old = row;
            row = free;
        }
        return old[b.length()];
    }
}
