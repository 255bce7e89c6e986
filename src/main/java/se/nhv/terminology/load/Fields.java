package se.nhv.terminology.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a line (RFC 4180, also with tab or semicolon); a field does not go over lines. Pure. */
final class Fields {
    private Fields() {}

    /** What the fields of a file are parted by, judged by its first line. */
    static char separator(String line) {
        if (line.indexOf('\t') >= 0) {
            return '\t';
        }
        return line.indexOf(';') >= 0 ? ';' : ',';
    }

    /** The fields, without their quotes and the space around them; null when a quote is not closed. */
    static @Nullable List<String> of(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(letter);
                i++;
            } else if (letter == '"' && (quoted || field.toString().isBlank())) {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString().strip());
        return quoted ? null : fields;
    }
}
