package se.nhv.publication.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a list of the page differs from the list that the register read.
 *
 * @param was its lead-in, as read
 * @param is its lead-in now
 */
record ListChange(Passage was, PagePassage is) {
    private static final List<String> NUMBERS = List.of(
            "ingen punkt", "en punkt", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv");

    /** At most one line about the number of items and one about how they combine. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String where = At.words(is.at()) + (was.by().isEmpty() ? "" : " (" + String.join(", ", was.by()) + ")");
        int before = was.items() == null ? 0 : was.items();
        if (before != is.items()) {
            lines.add("sidan har " + number(is.items()) + (is.items() < 2 ? "" : " punkter") + " under " + where
                    + ", registret " + number(before));
        }
        if (before > 0 && is.items() > 0 && !Objects.equals(was.combine(), is.combine())) {
            lines.add("under " + where + " krävs enligt sidan " + combined(is.combine()) + ", enligt registret "
                    + combined(was.combine()));
        }
        return lines;
    }

    private static String number(int count) {
        return count < NUMBERS.size() ? NUMBERS.get(count) : Integer.toString(count);
    }

    private static String combined(@Nullable String combine) {
        if (combine == null) {
            return "inget särskilt";
        }
        return switch (combine) {
            case "any-of" -> "någon av punkterna";
            case "all-of" -> "alla punkterna";
            default -> "minst " + combine.replaceFirst("^at-least ", "") + " av punkterna";
        };
    }
}
