package se.nhv.publication.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an operator's file: CSV with a header, or JSON with a list of objects, of the columns of {@link LocalRow}. */
public final class LocalRows {
    private LocalRows() {}

    /**
     * The rows.
     *
     * @throws IllegalArgumentException when a column is none of ours: a name or a number must not slip in unseen
     */
    public static List<LocalRow> of(String text) {
        return text.stripLeading().startsWith("[") ? json(text) : csv(text);
    }

    private static List<LocalRow> json(String text) {
        List<LocalRow> rows = new ArrayList<>();
        try {
            for (JsonNode one : new ObjectMapper().readTree(text)) {
                Map<String, String> values = new HashMap<>();
                one.fieldNames()
                        .forEachRemaining(
                                name -> values.put(known(name), one.path(name).asText()));
                rows.add(LocalRow.of(values));
            }
        } catch (IOException broken) {
            throw new IllegalArgumentException("filen är inte JSON", broken);
        }
        return rows;
    }

    private static List<LocalRow> csv(String text) {
        List<String> lines = text.replace("\ufeff", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        String separator = lines.get(0).contains(";") ? ";" : ",";
        List<String> columns = new ArrayList<>();
        for (String name : lines.get(0).split(separator)) {
            columns.add(known(name.strip()));
        }
        List<LocalRow> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(separator, -1);
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(
                        "raden har " + cells.length + " fält, inte " + columns.size() + ": " + line);
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                values.put(columns.get(i), cells[i].strip());
            }
            rows.add(LocalRow.of(values));
        }
        return rows;
    }

    private static String known(String column) {
        if (!LocalRow.COLUMNS.contains(column)) {
            throw new IllegalArgumentException(
                    "kolumnen " + column + " är ingen av " + String.join(", ", LocalRow.COLUMNS));
        }
        return column;
    }
}
