package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.source.SourceReader;
import se.nhv.source.record.JsonForm;
import se.nhv.source.variants.Variant;
import se.nhv.store.content.ContentFiles;

/**
 * Invented documents in every layout that the authority uses, each with the table of what a person reads in it. The care
 * in them does not exist; the regions and hospitals are those of the published directory.
 */
class InventedPagesTest {
    private static final String DIVIDER = "=== reads as ===\n";
    private static final String SECTION =
            "(?m)(?=^(Definition|Tillståndsinnehavare|Giltighetstid|Socialstyrelsens beslut|Tillståndsbeslut|Årlig uppföljning|Läs mer):?$)";
    private static final Pattern DIVIDED = Pattern.compile("\\p{Ll}-\n\\s*\\p{Ll}");
    private static final Register REGISTER = Register.of(ContentFiles.in(Path.of("fhir-resources")));

    private final SourceReader reader = new SourceReader(REGISTER.directory(), REGISTER.areas());

    record Page(String name, String text, String table) {
        static Page of(Path file) {
            try {
                String[] parts = Files.readString(file, StandardCharsets.UTF_8).split(DIVIDER, 2);
                return new Page(String.valueOf(file.getFileName()), parts[0], parts[1]);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Page> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/pages"))) {
            return files.sorted().map(Page::of).toList().stream();
        }
    }

    static Stream<Page> wholePages() throws IOException {
        return pages().filter(page -> !page.table().contains("cut off"));
    }

    /** A web page, and one whose words are divided at the ends of lines, has one of the other forms already. */
    static Stream<Page> unwrappedPages() throws IOException {
        return pages().filter(page ->
                !DIVIDED.matcher(page.text()).find() && !page.text().startsWith("<"));
    }

    private List<JsonNode> read(byte[] bytes) {
        return reader.read(bytes).documents().stream()
                .map(one -> (JsonNode) JsonForm.of(one))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageReadsAsAPersonReadsIt(Page page) {
        String table = ReadingTable.of(read(page.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(ReadingTable.shortenedAs(page.table(), table)).isEqualTo(page.table());
    }

    @ParameterizedTest
    @MethodSource("unwrappedPages")
    void aPageInAnotherFormGivesTheSame(Page page) {
        List<JsonNode> expected = facts(page.text().getBytes(StandardCharsets.UTF_8));
        for (Variant variant : Variant.values()) {
            assertThat(facts(variant.of(page.text()))).as("as %s", variant).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("wholePages")
    void sectionsInAnotherOrderGiveTheSame(Page page) {
        List<String> sections = new ArrayList<>(List.of(page.text().split(SECTION)));
        Collections.reverse(sections.subList(1, sections.size()));
        assertThat(facts(String.join("\n", sections).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(facts(page.text().getBytes(StandardCharsets.UTF_8)));
    }

    /** What was read without where lines end, which a change of form changes. */
    private List<JsonNode> facts(byte[] bytes) {
        List<JsonNode> documents = read(bytes);
        documents.forEach(one -> {
            one.path("corrections").forEach(name -> ((ObjectNode) name).remove("line"));
            List<String> odd = new ArrayList<>();
            one.path("notUnderstood").forEach(line -> odd.add(line.path("text").asText()));
            ((ObjectNode) one).put("notUnderstood", String.join(" ", odd));
        });
        return documents;
    }
}
