package se.nhv.text;

/**
 * What a person typed, looked for in names. Exact letters come first; a typed a or o that stands for å, ä or ö is a
 * lower-ranked fallback, while a typed å, ä or ö only ever means itself. Immutable.
 */
public final class NamePattern {
    /** How a name matched, best first. */
    public enum Match {
        EXACT,
        FOLDED,
        NONE;

        public boolean found() {
            return this != NONE;
        }
    }

    private enum Where {
        WHOLE,
        PREFIX,
        WORD_PREFIX,
        SUFFIX,
        ANYWHERE
    }

    private final String typed;
    private final boolean foldable; // whether a typed letter may stand for another one
    private final Where where;

    private NamePattern(String typed, Where where) {
        this.typed = Letters.exact(typed.strip());
        this.foldable = this.typed.indexOf('a') >= 0 || this.typed.indexOf('o') >= 0;
        this.where = where;
    }

    /** The whole name. */
    public static NamePattern equalTo(String typed) {
        return new NamePattern(typed, Where.WHOLE);
    }

    /** The beginning of the name. */
    public static NamePattern prefix(String typed) {
        return new NamePattern(typed, Where.PREFIX);
    }

    /** The beginning of the name or of any word in it. */
    public static NamePattern wordPrefix(String typed) {
        return new NamePattern(typed, Where.WORD_PREFIX);
    }

    /** The end of the name. */
    public static NamePattern suffix(String typed) {
        return new NamePattern(typed, Where.SUFFIX);
    }

    /** Any part of the name. */
    public static NamePattern contains(String typed) {
        return new NamePattern(typed, Where.ANYWHERE);
    }

    /** The pairs of letters that every text has which the pattern fits ({@link Pairs}). */
    public long pairs() {
        return Pairs.mark(typed);
    }

    public Match match(Name name) {
        return match(name.exact());
    }

    /** As {@link #match(Name)}, for a text that is already in exact letters. */
    public Match match(String exact) {
        if (where == Where.ANYWHERE) {
            // the runtime looks for a text much faster than letter by letter, and long lists are looked through
            if (exact.contains(typed)) {
                return Match.EXACT;
            } else if (!foldable || !hasLettersToFold(exact)) {
                return Match.NONE;
            }
        }
        Match best = Match.NONE;
        int last = where == Where.PREFIX || where == Where.WHOLE ? 0 : exact.length() - typed.length();
        for (int at = where == Where.SUFFIX ? Math.max(last, 0) : 0; at <= last && best != Match.EXACT; at++) {
            if (where != Where.WORD_PREFIX || startsWord(exact, at)) {
                Match here = matchAt(exact, at);
                best = here.compareTo(best) < 0 ? here : best;
            }
        }
        return best;
    }

    private static boolean hasLettersToFold(String exact) {
        return exact.indexOf('å') >= 0 || exact.indexOf('ä') >= 0 || exact.indexOf('ö') >= 0;
    }

    private Match matchAt(String exact, int at) {
        boolean tooShort = exact.length() - at < typed.length();
        if (tooShort || (where == Where.WHOLE && exact.length() != typed.length())) {
            return Match.NONE;
        }
        Match match = Match.EXACT;
        for (int i = 0; i < typed.length(); i++) {
            char wanted = typed.charAt(i);
            char letter = exact.charAt(at + i);
            if (!Letters.standsFor(wanted, letter)) {
                return Match.NONE;
            }
            if (wanted != letter) {
                match = Match.FOLDED;
            }
        }
        return match;
    }

    private static boolean startsWord(String exact, int at) {
        return at == 0 || !Character.isLetterOrDigit(exact.charAt(at - 1));
    }
}
