package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import se.nhv.source.Report;
import se.nhv.source.SourceReader;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Item;
import se.nhv.source.record.JsonForm;
import se.nhv.source.variants.Variant;
import se.nhv.store.content.ContentFiles;

/**
 * The collected documents against their reviewed tables in {@code src/test/resources/sources}: facts and structure, none
 * of the documents' words. Needs the folder that NHV_SOURCES names; run by {@code .ci/sources-tests}.
 */
@Tag("sources")
class SourcesTest {
    private static final Path CONTENT = Path.of("fhir-resources");

    private final Register register = Register.of(ContentFiles.in(CONTENT));
    private final SourceReader reader = new SourceReader(register.directory(), register.areas());

    private static Path folder() {
        return Path.of(System.getenv("NHV_SOURCES"));
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    /** All but those that were taken out of a PDF and have its wraps already. */
    static Stream<Path> written() throws IOException {
        return documents()
                .filter(file -> !file.getFileName().toString().matches("00\\d-.*")
                        || file.toString().contains("-area-"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentGivesItsReviewedTable(Path file) throws IOException {
        String name = file.getFileName().toString();
        String reviewed = Files.readString(Path.of("src/test/resources/sources", name), StandardCharsets.UTF_8);
        assertThat(table(reader.read(Files.readAllBytes(file)))).isEqualTo(reviewed);
    }

    @ParameterizedTest
    @MethodSource("written")
    void aPageInAnotherFormGivesTheSame(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> expected = json(text.getBytes(StandardCharsets.UTF_8));
        for (Variant variant : Variant.values()) {
            assertThat(json(variant.of(text)))
                    .as("%s as %s", file.getFileName(), variant)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void noPersonIsNamed(Path file) throws IOException {
        assertThat(json(Files.readAllBytes(file)).toString())
                .doesNotContainPattern("(?i)direktör|enhetschef|avdelningschef|föredragande|FOTO:");
    }

    @Test
    void theDocumentsAndTheOverlayGiveTheContentByteForByte() throws IOException {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ImportCommand()).setOut(new PrintWriter(out));
        int code = command.execute("--content", CONTENT.toString(), folder().toString());
        assertThat(out.toString()).contains("byte för byte").doesNotContain("skulle ändra");
        assertThat(code).isZero();
    }

    /** In whatever form the documents come, they say what the register has read of them. */
    @Test
    void noCriterionHangsInTheAir(@TempDir Path forms) throws IOException {
        for (Path file : documents().toList()) {
            Files.copy(file, forms.resolve(file.getFileName()));
        }
        for (Path file : written().toList()) {
            for (Variant variant : Variant.values()) {
                Files.write(forms.resolve(variant + " " + file.getFileName()), variant.of(Files.readString(file)));
            }
        }
        StringWriter out = new StringWriter();
        new CommandLine(new ImportCommand()).setOut(new PrintWriter(out)).execute(forms.toString());
        assertThat(out.toString()).contains("inget kriterium hänger i luften").doesNotContain("  ! ");
    }

    private List<String> json(byte[] bytes) {
        return reader.read(bytes).documents().stream()
                .map(one -> JsonForm.of(one).toString().replaceAll("\"line\":\\d+", "\"line\":0"))
                .toList();
    }

    /** Facts and structure a person can compare with the page. */
    static String table(Report report) {
        StringBuilder out = new StringBuilder();
        for (Document one : report.documents()) {
            out.append(one.kind().code()).append(" | ").append(one.slug());
            out.append(one.facts().status() == null ? "" : " | " + one.facts().status());
            out.append(
                    one.facts().decided() == null
                            ? ""
                            : " | decided " + one.facts().decided());
            out.append(one.reading().truncated() ? " | cut off" : " | whole").append('\n');
            one.facts()
                    .decidedUnits()
                    .forEach(units -> out.append("units    ")
                            .append(units.count())
                            .append(units.scope() == null ? "" : " for a part")
                            .append('\n'));
            holders(one, out);
            out.append("valid    ")
                    .append(one.period().validFrom())
                    .append(" - ")
                    .append(one.period().validTo())
                    .append('\n');
            if (one.definition().criteria() != null) {
                criterion(one.definition().criteria(), "criteria ", out);
            }
            items("clarify ", one.definition().clarifications(), out);
            items("delimit ", one.definition().delimitations(), out);
            items("measure ", one.definition().measures(), out);
            one.reading()
                    .notUnderstood()
                    .forEach(line ->
                            out.append("NOT UNDERSTOOD ").append(line.line()).append('\n'));
        }
        return out.toString();
    }

    private static void holders(Document document, StringBuilder out) {
        List<Holder> holders = document.facts().holders();
        if (holders != null && holders.isEmpty()) {
            out.append("holder   none yet\n");
        }
        for (Holder one : holders == null ? List.<Holder>of() : holders) {
            out.append("holder   ").append(one.region()).append(" | ").append(one.unit());
            out.append(one.dnr() == null ? "" : " | dnr " + one.dnr());
            out.append(
                    one.subPermits().isEmpty()
                            ? ""
                            : " | sub-permits " + one.subPermits().size());
            out.append(one.partners().isEmpty() ? "" : " | with " + String.join(", ", one.partners()));
            out.append('\n');
        }
    }

    private static void criterion(Criterion node, String indent, StringBuilder out) {
        out.append(indent).append(node.id() == null ? "-" : node.id());
        out.append(node.prefix() == null ? "" : " (" + node.prefix() + ")");
        out.append(node.combine() == null ? "" : " " + node.combine());
        out.append(node.open() ? " open" : "");
        out.append(node.text() == null ? "" : " " + node.text().split(" ").length + " words")
                .append('\n');
        node.children().forEach(child -> criterion(child, indent + "  ", out));
    }

    private static void items(String sort, List<Item> items, StringBuilder out) {
        for (Item item : items) {
            out.append(sort).append(' ').append(item.subArea() == null ? "" : item.subArea() + " ");
            out.append(item.combined() ? "combined " : "");
            out.append(item.text().split(" ").length).append(" words");
            out.append(
                    item.children().isEmpty()
                            ? ""
                            : ", of which "
                                    + item.children().stream()
                                            .map(child -> child.text().split(" ").length + " words")
                                            .collect(Collectors.joining(", ")));
            out.append('\n');
        }
    }
}
