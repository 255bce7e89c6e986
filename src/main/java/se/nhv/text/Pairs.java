package se.nhv.text;

/**
 * Which pairs of neighbouring letters a text has, as a mark of 64 bits: a text that holds another one has every bit of the
 * other's mark. A mark says no in most cases and never wrongly, so that a list of texts is looked through without reading them.
 *
 * <p>å, ä and ö count as a and o, because a typed a or o may stand for them. Pure functions, safe for all threads.
 */
public final class Pairs {
    /** Spreads pairs over the bits (Knuth, The Art of Computer Programming 3, 6.4: multiplicative hashing). */
    private static final int GOLDEN = 0x9E3779B1;

    private Pairs() {}

    /** The mark of a text in exact letters ({@link Letters#exact}); 0 for one of fewer than two letters. */
    public static long mark(String exact) {
        long mark = 0;
        for (int i = 1; i < exact.length(); i++) {
            int pair = folded(exact.charAt(i - 1)) << 16 | folded(exact.charAt(i));
            mark |= 1L << (pair * GOLDEN >>> 26);
        }
        return mark;
    }

    /** Whether a text with the mark can hold what the other mark was taken from. */
    public static boolean mayHold(long mark, long part) {
        return (mark & part) == part;
    }

    private static char folded(char letter) {
        return switch (letter) {
            case 'å', 'ä' -> 'a';
            case 'ö' -> 'o';
            default -> letter;
        };
    }
}
