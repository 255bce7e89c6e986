package se.nhv.text;

/**
 * A name made ready for matching. Immutable; made once per indexed name.
 *
 * @param text as it is written
 * @param exact in exact letters, see {@link Letters#exact}
 * @param folded in folded letters, for indexes by folded prefix
 */
public record Name(String text, String exact, String folded) {

    public static Name of(String text) {
        String exact = Letters.exact(text);
        return new Name(text, exact, Letters.foldExact(exact));
    }
}
