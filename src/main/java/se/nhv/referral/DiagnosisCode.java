package se.nhv.referral;

import java.util.Locale;
import java.util.regex.Pattern;

/** How people write ICD-10-SE codes, and the one way in which the register writes them: {@code Q71.3}. */
final class DiagnosisCode {
    /** A category, alone or with one or two characters after the dot. */
    private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9A-Z]{1,2})?");

    /** What the printed classification adds to a code: the markers of aetiology and manifestation, and "see below". */
    /** The characters of a code with its dot. */
    static final int LONGEST = 6;

    private static final String TRAILING = "*†-. ";

    private DiagnosisCode() {}

    /** Upper case, no trailing marker, a dot after the third character. Any text goes in; not all come out as a code. */
    static String normalise(String given) {
        String upper = given.strip().toUpperCase(Locale.ROOT);
        int end = upper.length();
        while (end > 0 && TRAILING.indexOf(upper.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = upper.substring(0, end);
        return bare.length() > 3 && bare.charAt(3) != '.' ? bare.substring(0, 3) + "." + bare.substring(3) : bare;
    }

    /** Whether a normalised text has the form of a code. */
    static boolean isWellFormed(String normalised) {
        return FORM.matcher(normalised).matches();
    }

    /** The code that stands above a normalised one by its spelling; the code itself for a category. */
    static String above(String normalised) {
        int length = normalised.length();
        return length <= 3 ? normalised : normalised.substring(0, length == 5 ? 3 : length - 1);
    }
}
