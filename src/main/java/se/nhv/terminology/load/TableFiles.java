package se.nhv.terminology.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.StringType;
import se.nhv.terminology.code.SystemBuilder;

/**
 * A code system from a table: a header line that names code and name (code, display, parent … or Kod, Titel, Överordnad kod …),
 * then one concept a line; other columns become properties of their name. Fields are parted by tab, comma or semicolon, and may
 * stand in double quotes. Further lines of a code are its further names. Stateless.
 */
public final class TableFiles {
    private TableFiles() {}

    /** Reads a file into a system with this url and version; a row that cannot be read is listed and left out. */
    public static Loaded load(Path file, String url, String version) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String first = lines.isEmpty() ? "" : lines.get(0).replace("\uFEFF", "");
        TableHeader header = TableHeader.of(first);
        String name = String.valueOf(file.getFileName());
        if (header == null) {
            throw new IOException(
                    name + ":1: the header line names neither code nor Kod, or neither display nor Titel");
        }
        char separator = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
        SystemBuilder builder = new SystemBuilder(Headers.complete(url, version, name.replaceAll("\\W.*", ""), true));
        List<Loaded.Broken> broken = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        String last = "";
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] row = fields(lines.get(i), separator);
            String code = header.column(row, header.code());
            String display = header.column(row, header.name());
            if (code.isEmpty() || display.isEmpty()) {
                broken.add(new Loaded.Broken(name, i + 1, code.isEmpty() ? "no code" : "no name: " + code));
            } else if (code.equals(last)) {
                builder.designation(null, null, display, List.of());
            } else if (numbers.containsKey(code)) {
                broken.add(new Loaded.Broken(name, i + 1, "the code has been defined before: " + code));
            } else {
                numbers.put(code, builder.concept(code, display, null, -1));
                properties(header, row, builder);
                last = code;
            }
        }
        return new Loaded(builder.build(), List.copyOf(broken));
    }

    private static void properties(TableHeader header, String[] row, SystemBuilder builder) {
        for (int column = 0; column < header.columns().size(); column++) {
            String value = header.column(row, column);
            if (value.isEmpty() || column == header.code() || column == header.name()) {
                continue;
            }
            if (column == header.parent()) {
                builder.property("parent", new CodeType(value));
            } else {
                builder.property(header.columns().get(column), new StringType(value));
            }
        }
    }

    /** RFC 4180, with the given separator; a field does not go over lines. */
    static String[] fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            boolean doubled = letter == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (quoted && doubled) {
                field.append('"');
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return fields.toArray(new String[0]);
    }
}
