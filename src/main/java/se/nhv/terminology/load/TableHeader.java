package se.nhv.terminology.load;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table hold what, by the names of its header line. Immutable.
 *
 * @param parent -1 where there is no such column; so are {@code latin} and {@code definition}
 * @param columns the names, in small letters
 */
record TableHeader(int code, int name, int parent, int latin, int definition, List<String> columns) {

    /** The header, or null when these are no names of columns. */
    static @Nullable TableHeader of(@Nullable List<String> fields) {
        if (fields == null) {
            return null;
        }
        List<String> columns =
                fields.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        int code = first(columns, "kod", "code");
        int name = first(columns, "titel", "display", "namn", "benämning", "kodtext", "text");
        return code < 0 || name < 0
                ? null
                : new TableHeader(
                        code,
                        name,
                        first(columns, "överordnad kod", "parent"),
                        first(columns, "latin"),
                        first(columns, "beskrivning", "definition"),
                        columns);
    }

    /** Whether a column is none of the named ones: it becomes a property. */
    boolean isProperty(int column) {
        return column != code && column != name && column != parent && column != latin && column != definition;
    }

    /** The value of a column in a row; empty when there is none. */
    static String column(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    private static int first(List<String> columns, String... names) {
        for (String name : names) {
            int at = columns.indexOf(name);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }
}
