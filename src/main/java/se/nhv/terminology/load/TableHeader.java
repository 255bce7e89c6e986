package se.nhv.terminology.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which columns of a table hold what, by its header line. Immutable. */
record TableHeader(int code, int name, int parent, List<String> columns) {

    /** The header, or null when the line is none. */
    static @Nullable TableHeader of(String line) {
        List<String> columns = Arrays.stream(line.split(line.contains("\t") ? "\t" : "[,;]", -1))
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        int code = first(columns, "kod", "code");
        int name = first(columns, "titel", "display", "namn", "benämning");
        return code < 0 || name < 0
                ? null
                : new TableHeader(code, name, first(columns, "överordnad kod", "parent"), columns);
    }

    /** The value of a column in a row; empty when the row is too short. */
    String column(String[] row, int column) {
        return column >= 0 && column < row.length ? row[column].strip() : "";
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
