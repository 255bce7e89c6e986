package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.nhv.testing.Tar;

/** What an operator sees of {@code nhv load}: what was stored and what not, and everything or nothing. */
class LoadCodeSystemTest {
    private static final String MANIFEST = "{\"name\":\"example\",\"version\":\"1.0.0\",\"fhirVersions\":[\"4.0.1\"]}";

    @TempDir
    private Path folder;

    private Path into() {
        return folder.resolve("content");
    }

    @Test
    void aTableIsStoredWholeOrNotAtAll() throws IOException {
        Path good = write("good.csv", "code,display,parent\na,\"One, with comma\",\nb,Two,a\n");
        Path bad = write("bad.csv", "code,display\na,One\n,Two\n");
        Run run = load("table", good, "--url", "https://example.org/g", "--id", "g", "--edition", "1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 concepts of https://example.org/g|1", "stored 1 CodeSystem");
        assertThat(run.err()).contains("good.csv: 3 read");
        assertThat(Files.readString(into().resolve("code-systems/g.json"))).contains("One, with comma");

        Run refused = load("table", bad, "--url", "https://example.org/b", "--id", "b");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("bad.csv:3: no code", "Nothing was written");
        assertThat(into().resolve("code-systems/b.json")).doesNotExist();
        assertThat(load("table", bad, "--url", "https://example.org/b", "--id", "b", "--skip-broken")
                        .code())
                .isZero();
        assertThat(into().resolve("code-systems/b.json")).exists();
    }

    @Test
    void withoutAPlaceToStoreFilesAreOnlyRead() throws IOException {
        Path good = write("kva.txt", "AA000\tUndersökning\n");
        Run run = run("kva", good.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 concepts", "nothing was written");
    }

    @Test
    void aFhirResourceIsKeptAsItIsAndNeverOverAnother() throws IOException {
        Path json = write(
                "own.json",
                "{\"resourceType\":\"CodeSystem\",\"id\":\"own\",\"url\":\"https://example.org/own\",\"publisher\":\"P\","
                        + "\"status\":\"active\",\"content\":\"complete\",\"concept\":[{\"code\":\"a\"}]}");
        assertThat(load("fhir", json).code()).isZero();
        assertThat(Files.readString(into().resolve("code-systems/own.json"))).contains("publisher");
        Path xml = write(
                "other.xml",
                "<CodeSystem xmlns=\"http://hl7.org/fhir\"><id value=\"own\"/><url value=\"https://example.org/other\"/>"
                        + "<status value=\"active\"/><content value=\"complete\"/></CodeSystem>");
        Run refused = load("fhir", xml);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("holds https://example.org/own");
        assertThat(Files.readString(into().resolve("code-systems/own.json"))).contains("publisher");
        for (String broken : new String[] {"{", "{\"resourceType\":\"Patient\",\"id\":\"p\"}", "<x/>"}) {
            assertThat(load("fhir", write("broken.json", broken)).code())
                    .as(broken)
                    .isEqualTo(1);
        }
    }

    @Test
    void aPackageGivesItsTerminologyAndTellsWhatItHasBesides() throws IOException {
        Path file = new Tar()
                .add("package/package.json", MANIFEST)
                .add("package/.index.json", "{}")
                .add("package/CodeSystem-own.json", resource("CodeSystem", "own"))
                .add("package/ValueSet-own.json", resource("ValueSet", "own"))
                .add("package/ConceptMap-own.json", resource("ConceptMap", "own"))
                .add("package/StructureDefinition-own.json", resource("StructureDefinition", "own"))
                .add("package/example/Patient-p.json", "{\"resourceType\":\"Patient\"}")
                .write(folder.resolve("example.tgz"));
        Run run = load("package", file);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("stored 1 CodeSystem, 1 ConceptMap, 1 ValueSet")
                .contains("skipped: 1 StructureDefinition", "skipped: 2 no resource of the package itself");
        assertThat(into().resolve("value-sets/own.json")).exists();
        assertThat(into().resolve("concept-maps/own.json")).exists();
    }

    @Test
    void aPackageWithOneBrokenResourceIsNotStoredAtAll() throws IOException {
        Path file = new Tar()
                .add("package/package.json", MANIFEST)
                .add("package/CodeSystem-own.json", resource("CodeSystem", "own"))
                .add("package/CodeSystem-bad.json", resource("CodeSystem", "../../bad"))
                .write(folder.resolve("example.tgz"));
        Run run = load("package", file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("example.tgz!package/CodeSystem-bad.json", "Nothing was written");
        assertThat(into()).doesNotExist();
    }

    @Test
    void anArchiveThatWouldHurtIsRefused() throws IOException {
        Tar outside = new Tar().add("package/package.json", MANIFEST).add("package/../../x.json", "{}");
        refused(outside.write(folder.resolve("outside.tgz")), "names a file outside itself");
        Tar link = new Tar().add("package/package.json", MANIFEST).add("package/link", '2', new byte[0]);
        refused(link.write(folder.resolve("link.tgz")), "holds a link");
        Tar many = new Tar();
        for (int i = 0; i <= 50_000; i++) {
            many.add("package/" + i, '0', new byte[0]);
        }
        refused(many.write(folder.resolve("many.tgz")), "too large");
        refused(bomb(), "too large");
        refused(write("no.tgz", "this is no archive"), "no.tgz");
        refused(new Tar().add("x.json", "{}").write(folder.resolve("other.tgz")), "no FHIR package");
        Tar newer = new Tar().add("package/package.json", MANIFEST.replace("4.0.1", "5.0.0"));
        refused(newer.write(folder.resolve("newer.tgz")), "FHIR 5.0.0");
    }

    /** A few kilobytes that say they hold gigabytes. */
    private Path bomb() throws IOException {
        Path file = folder.resolve("bomb.tgz");
        byte[] header = new byte[512];
        System.arraycopy("package/a.json".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 14);
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
        header[156] = '0';
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(header);
            out.write(new byte[4 * 1024 * 1024]);
        }
        return file;
    }

    private void refused(Path file, String reason) {
        Run run = load("package", file);
        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains(reason);
        assertThat(into()).doesNotExist();
    }

    private static String resource(String type, String id) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"url\":\"https://example.org/" + type
                + "\",\"status\":\"active\"" + (type.equals("CodeSystem") ? ",\"content\":\"complete\"" : "") + "}";
    }

    private record Run(int code, String out, String err) {}

    private Run load(String kind, Path file, String... more) {
        List<String> all = new ArrayList<>(List.of(kind, file.toString(), "--into", into().toString()));
        all.addAll(List.of(more));
        return run(all.toArray(new String[0]));
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
