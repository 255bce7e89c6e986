package se.nhv.terminology.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;
import se.nhv.terminology.code.SystemBuilder;

/**
 * ICD-10-SE from the files of the classification: categories of three characters, codes of four and five, one a line as code, tab,
 * marker, tab, name; and from the authority's table with a header line ({@code Kod}, {@code Titel}, {@code Överordnad kod} …), where
 * a code may have several lines. Codes get their dot; a code stands under the code that it begins with. Stateless.
 */
public final class IcdFiles {
    private static final Pattern CODE = Pattern.compile("([A-Z][0-9]{2})\\.?([0-9A-Z]{0,3})");
    private static final Pattern RANGE = Pattern.compile("[A-Z][0-9]{2}-[A-Z][0-9]{2}.*");

    private IcdFiles() {}

    private record Row(String code, String name, String marker) {}

    /** Reads the files into one system of this version; a row that cannot be read is listed and left out. */
    public static Loaded load(List<Path> files, String version) throws IOException {
        Map<String, Row> rows = new java.util.TreeMap<>();
        List<Loaded.Broken> broken = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            TableHeader header = TableHeader.of(lines.isEmpty() ? "" : bare(lines.get(0)));
            for (int i = header == null ? 0 : 1; i < lines.size(); i++) {
                String line = i == 0 ? bare(lines.get(i)) : lines.get(i);
                if (!line.isBlank() && !RANGE.matcher(line).matches()) {
                    read(new Line(file, i + 1, line), header, rows, broken);
                }
            }
        }
        return build(rows, version, broken);
    }

    private record Line(Path file, int number, String text) {
        Loaded.Broken broken(String reason) {
            return new Loaded.Broken(String.valueOf(file.getFileName()), number, reason);
        }
    }

    private static void read(
            Line line, @Nullable TableHeader header, Map<String, Row> rows, List<Loaded.Broken> broken) {
        String[] columns = line.text().split("\t", -1);
        String code = header == null ? columns[0] : header.column(columns, header.code());
        String name = header == null ? columns[columns.length - 1] : header.column(columns, header.name());
        String marker = header == null && columns.length > 2 ? columns[1].strip() : "";
        Matcher form = CODE.matcher(code.strip().replaceAll("[*†+ -]+$", ""));
        if (!form.matches()) {
            broken.add(line.broken("not a code: " + code));
        } else if (name.isBlank() || columns.length < 2) {
            broken.add(line.broken("no name: " + code));
        } else {
            String dotted = form.group(2).isEmpty() ? form.group(1) : form.group(1) + "." + form.group(2);
            rows.putIfAbsent(dotted, new Row(dotted, name.strip(), marker));
        }
    }

    private static Loaded build(Map<String, Row> rows, String version, List<Loaded.Broken> broken) {
        SystemBuilder builder = new SystemBuilder(Headers.complete(Systems.ICD_10_SE, version, "Icd10Se", true));
        builder.declare("marker", null);
        Map<String, Integer> numbers = new HashMap<>();
        for (Row row : rows.values()) {
            int parent = parent(row.code(), numbers);
            numbers.put(row.code(), builder.concept(row.code(), row.name(), null, parent));
            if (!row.marker().isEmpty()) {
                builder.property("marker", new CodeType(row.marker()));
            }
        }
        return new Loaded(builder.build(), List.copyOf(broken));
    }

    /** The longest known code that this one begins with. */
    private static int parent(String code, Map<String, Integer> numbers) {
        for (int end = code.length() - 1; end >= 3; end--) {
            String shorter = code.substring(0, end);
            Integer found = numbers.get(shorter.endsWith(".") ? shorter.substring(0, end - 1) : shorter);
            if (found != null) {
                return found;
            }
        }
        return -1;
    }

    private static String bare(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
}
