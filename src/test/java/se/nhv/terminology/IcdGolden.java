package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;
import se.nhv.terminology.load.IcdFiles;
import se.nhv.terminology.load.Loaded;

/**
 * What a clinician finds first in the whole classification, reviewed line by line. Needs the folder that NHV_ICD_10_SE names, so
 * it runs with the deep tests only.
 */
@Tag("deep")
class IcdGolden {
    private final Scope scope = scope();

    @Test
    void realQueriesFindWhatWasReviewed() throws IOException {
        List<String> golden = lines("golden-search.tsv");
        List<String> found = new ArrayList<>();
        for (String line : golden) {
            String query = line.substring(0, line.indexOf('\t'));
            found.add(query + "\t" + String.join("\t", codes(query, 3)));
        }
        assertThat(golden).hasSizeGreaterThanOrEqualTo(60);
        assertThat(found).isEqualTo(golden);
    }

    private List<String> codes(String query, int count) {
        ExpandRequest all = ExpandRequest.of(set());
        ExpandRequest asked = new ExpandRequest(
                all.set(),
                query,
                new ExpandRequest.Page(0, count),
                all.shape(),
                all.languages(),
                all.header(),
                all.versions(),
                all.supplements(),
                all.excludedSystems());
        return new Expand(new CodeSearch())
                .expand(scope, asked).entries().stream()
                        .map(node -> node.code() + " " + node.display())
                        .toList();
    }

    private static ValueSet set() {
        ValueSet set = new ValueSet();
        set.setUrl("https://nhv.example/fhir/ValueSet/alla")
                .getCompose()
                .addInclude()
                .setSystem(Systems.ICD_10_SE);
        return set;
    }

    private static Scope scope() {
        Path folder = Path.of(System.getenv("NHV_ICD_10_SE"));
        List<Path> files =
                List.of(folder.resolve("digit3.txt"), folder.resolve("digit4.txt"), folder.resolve("digit5.txt"));
        try {
            Loaded loaded = IcdFiles.load(files, "2021");
            Content content = Content.EMPTY.with(List.of(new SystemEntry(loaded.system())), List.of(), List.of());
            return Terminology.of(content).scope();
        } catch (IOException broken) {
            throw new IllegalStateException("NHV_ICD_10_SE must name the folder of the files", broken);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (var in = IcdGolden.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    static Path output() {
        return Path.of("target", "golden-search.tsv");
    }

    /** Writes what is found now, for review. */
    public static void main(String[] queries) throws IOException {
        IcdGolden golden = new IcdGolden();
        List<String> lines = new ArrayList<>();
        for (String query : Files.readAllLines(Path.of(queries[0]))) {
            lines.add(query + "\t" + String.join("\t", golden.codes(query, 3)));
        }
        Files.write(output(), lines);
    }
}
