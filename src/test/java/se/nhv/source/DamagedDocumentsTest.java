package se.nhv.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.variants.LockedPdf;
import se.nhv.source.variants.SyntheticPage;
import se.nhv.source.variants.Variant;

/** Whatever is done to a document, there is a report; and no holder in it that the document did not name. */
class DamagedDocumentsTest {
    private static final int PAGES = 100;

    private final SourceReader reader = new SourceReader(SyntheticPage.directory(), Map.of());

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Set<String> holders(Report report) {
        return report.documents().stream()
                .filter(one -> one.facts().holders() != null)
                .flatMap(one -> one.facts().holders().stream())
                .map(holder -> holder.region() + "|" + holder.unit())
                .collect(Collectors.toSet());
    }

    private static boolean told(Report report) {
        return report.problem() != null
                || report.documents().stream()
                        .anyMatch(one -> one.reading().truncated()
                                || !one.reading().notUnderstood().isEmpty()
                                || !one.reading().corrections().isEmpty());
    }

    @Test
    void aPageCutOffAnywhereIsReportedAndNamesNobodyElse() {
        for (int seed = 0; seed < 2 * PAGES; seed++) {
            SyntheticPage page = SyntheticPage.of(seed);
            byte[] whole = utf8(page.text());
            byte[] cut = Arrays.copyOf(whole, 1 + new Random(seed).nextInt(whole.length - 1));
            Report full = reader.read(whole);
            Report report = reader.read(cut);
            Set<String> names = holders(full);
            for (Document document : report.documents()) {
                List<Holder> some = document.facts().holders() == null
                        ? List.of()
                        : document.facts().holders();
                some.forEach(holder -> assertThat(names)
                        .as("seed %d: %s", seed(page), new String(cut, StandardCharsets.UTF_8))
                        .anyMatch(name -> name.startsWith(holder.region() + "|")
                                && (holder.unit() == null || name.contains(holder.unit()))));
            }
            boolean all = holders(report).equals(names);
            assertThat(all || told(report))
                    .as("seed %d: holders are missing without a word", seed)
                    .isTrue();
        }
    }

    private static int seed(SyntheticPage page) {
        return page.seed();
    }

    @Test
    void aPageWithoutOneOfItsSectionsIsReported() {
        for (int seed = 0; seed < PAGES; seed++) {
            SyntheticPage page = SyntheticPage.of(seed);
            for (String section : page.sections()) {
                if (section.startsWith("Tillståndsinnehavare") || section.startsWith("Giltighetstid")) {
                    Report report = reader.read(utf8(page.text().replace(section, "")));
                    assertThat(report.documents())
                            .allMatch(one -> one.reading().truncated())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void flippedBytesNeverMakeAnotherHolderInSilence() {
        for (int seed = 0; seed < PAGES; seed++) {
            byte[] bytes = utf8(SyntheticPage.of(seed).text());
            Set<String> names = holders(reader.read(bytes));
            Random random = new Random(seed);
            for (int i = 0; i < 12; i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Report report = reader.read(bytes);
            Set<String> reported = report.documents().stream()
                    .flatMap(one -> one.reading().corrections().stream())
                    .map(Correction::written)
                    .collect(Collectors.toSet());
            for (String holder : holders(report)) {
                boolean known = names.contains(holder)
                        || names.stream().anyMatch(n -> n.startsWith(holder.replace("null", "")));
                boolean told = !reported.isEmpty() || told(report);
                assertThat(known || told)
                        .as("seed %d: %s of %s", seed, holder, names)
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsNoDocumentOfOursIsSaidToBeNone() {
        byte[] noise = new byte[5_000_000];
        new Random(1).nextBytes(noise);
        assertThat(reader.read(noise).problem()).isNotNull();
        assertThat(reader.read(new byte[0]).problem()).isNotNull();
        assertThat(reader.read(utf8("<div>".repeat(200_000))).problem()).isNotNull();
        assertThat(reader.read(utf8("<html><body>" + "<ul><li>".repeat(50_000) + "Definition"))
                        .documents())
                .allMatch(one -> one.facts().holders() == null);
        assertThat(reader.read(utf8("The quick brown fox.\n\nHolders\n\nRegion of nowhere\n".repeat(500)))
                        .problem())
                .isNotNull();
        assertThat(reader.read(utf8("x".repeat(5_000_000))).problem()).isNotNull();
        assertThat(reader.read(utf8("a\n".repeat(2_000_000))).problem()).isNotNull();
    }

    @Test
    void aLockedOrBrokenPdfIsSaidToBeSo() {
        byte[] pdf = Variant.AS_PDF.of(SyntheticPage.of(1).text());
        assertThat(reader.read(LockedPdf.of(pdf)).problem()).contains("krypterad");
        for (int seed = 0; seed < PAGES; seed++) {
            Random random = new Random(seed);
            byte[] broken = Arrays.copyOf(pdf, 5 + random.nextInt(pdf.length - 5));
            for (int i = 0; i < 20; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Report report = reader.read(broken);
            assertThat(report.problem() != null || !report.documents().isEmpty())
                    .isTrue();
        }
    }
}
