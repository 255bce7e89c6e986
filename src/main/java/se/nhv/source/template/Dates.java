package se.nhv.source.template;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in Swedish prose, as ISO text of the precision that the source gives. */
public final class Dates {
    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");
    private static final String MONTH = "(" + String.join("|", MONTHS) + ")";
    private static final Pattern DATE = Pattern.compile("(?iu)(?<![\\d/:.])(?:(\\d{4})-(\\d{2})(?:-(\\d{2}))?"
            + "|(?:(\\d{1,2})(?::[ae])?\\s*)?" + MONTH + "\\s+(\\d{4})|(\\d{4})(?![:/]))(?!\\d)");

    /** A date and where it stands. */
    public record Found(String iso, int start, int end) {}

    private Dates() {}

    /** Every date in the text, in order; what looks like one but is none is left out. */
    public static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = DATE.matcher(text);
        while (matcher.find()) {
            String iso = iso(matcher);
            if (!iso.isEmpty()) {
                found.add(new Found(iso, matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    private static String iso(Matcher matcher) {
        if (matcher.group(7) != null) {
            int year = Integer.parseInt(matcher.group(7));
            return year >= 1990 && year <= 2100 ? matcher.group(7) : "";
        }
        boolean digits = matcher.group(1) != null;
        String year = digits ? matcher.group(1) : matcher.group(6);
        int month = digits
                ? Integer.parseInt(matcher.group(2))
                : MONTHS.indexOf(matcher.group(5).toLowerCase(Locale.ROOT)) + 1;
        String day = digits ? matcher.group(3) : matcher.group(4);
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), month, day == null ? 1 : Integer.parseInt(day));
            return day == null ? date.toString().substring(0, 7) : date.toString();
        } catch (DateTimeException none) {
            return "";
        }
    }
}
