package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits prose into sentences; Swedish abbreviations do not end one. */
public final class Sentences {
    private static final Pattern BOUNDARY = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\d(])");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?iu).*(\\b(t\\.ex|bl\\.a|dvs|inkl|exkl|m\\.m|m\\.fl|o\\.s\\.v|osv|ca|resp|s\\.k|etc|fr\\.o\\.m|t\\.o\\.m|jfr|nr|kap|st|d\\.v\\.s|ev|alt|dnr|tel)\\.|\\b\\p{L}\\.)$");

    private Sentences() {}

    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String part : BOUNDARY.split(text)) {
            if (open.length() > 0) {
                open.append(' ');
            }
            open.append(part);
            if (!ABBREVIATION.matcher(part).matches()) {
                sentences.add(open.toString());
                open.setLength(0);
            }
        }
        if (open.length() > 0) {
            sentences.add(open.toString());
        }
        return sentences;
    }

    /** Whether the text ends as a sentence or a complete phrase in brackets does. */
    public static boolean whole(String text) {
        return text.matches("(?s).*[.!?:][\"”’)*]*$") || text.endsWith(")");
    }
}
