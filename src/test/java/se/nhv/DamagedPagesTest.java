package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.InventedPagesTest.Page;
import se.nhv.source.Report;
import se.nhv.source.SourceReader;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Item;
import se.nhv.store.content.ContentFiles;

/**
 * Five hundred damaged documents: each gives a report, and a holder that the whole document does not have is never told
 * without a word about it.
 */
class DamagedPagesTest {
    private static final int CUTS = 8;
    private static final int FLIPS = 4;
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d ,.]*(%|\\p{L}{1,12})?");
    private static final Register REGISTER = Register.of(ContentFiles.in(Path.of("fhir-resources")));

    private final SourceReader reader = new SourceReader(REGISTER.directory(), REGISTER.areas());

    static Stream<Page> pages() throws IOException {
        return InventedPagesTest.pages();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Holder> holders(Report report) {
        List<Holder> holders = new ArrayList<>();
        for (Document one : report.documents()) {
            holders.addAll(
                    one.facts().holders() == null ? List.of() : one.facts().holders());
        }
        return holders;
    }

    private static boolean among(Holder some, List<Holder> all) {
        return all.stream()
                .anyMatch(one -> (some.region() == null || some.region().equals(one.region()))
                        && (some.unit() == null
                                || (one.unit() != null && one.unit().contains(some.unit()))));
    }

    private static boolean told(Report report) {
        return report.problem() != null
                || report.documents().stream()
                        .anyMatch(one -> one.reading().truncated()
                                || !one.reading().notUnderstood().isEmpty()
                                || !one.reading().corrections().isEmpty());
    }

    /** Names that are told to be spelt otherwise, or to be in no directory. */
    private static Set<String> corrected(Report report) {
        Set<String> names = new HashSet<>();
        report.documents()
                .forEach(one -> one.reading().corrections().forEach(name -> {
                    names.add(name.written());
                    names.add(String.valueOf(name.readAs()));
                }));
        return names;
    }

    private void holds(Page page, byte[] damaged, List<Holder> whole) {
        Report report = reader.read(damaged);
        Set<String> corrected = corrected(report);
        for (Holder one : holders(report)) {
            boolean named = corrected.stream()
                    .anyMatch(name -> name.equals(one.region()) || name.contains(String.valueOf(one.unit())));
            boolean half = one.region() == null && whole.stream().noneMatch(all -> all.region() == null);
            assertThat(among(one, whole) ? !half || told(report) : named || !corrected.isEmpty())
                    .as("%s is in no whole page: %s", one, new String(damaged, StandardCharsets.UTF_8))
                    .isTrue();
        }
        // A broken tag takes words out of a page before there are lines; a list may end at any name.
        boolean untold = page.text().startsWith("<") || board(page);
        boolean kept = holders(report).stream().anyMatch(one -> one.note() != null);
        boolean all = untold || kept || whole.stream().allMatch(one -> among(one, holders(report)));
        assertThat(all || told(report))
                .as("%s: holders are missing without a word:\n%s", page, new String(damaged, StandardCharsets.UTF_8))
                .isTrue();
    }

    private static boolean board(Page page) {
        return page.table().startsWith("board-decision");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageCutOffAnywhereNamesNobodyElse(Page page) {
        byte[] whole = utf8(page.text());
        List<Holder> holders = holders(reader.read(whole));
        Random random = new Random(page.name().hashCode());
        for (int i = 0; i < CUTS; i++) {
            holds(page, Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)), holders);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageWithBrokenBytesNamesNobodyElseInSilence(Page page) {
        List<Holder> holders = holders(reader.read(utf8(page.text())));
        Random random = new Random(page.name().hashCode());
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = utf8(page.text());
            for (int flip = 0; flip < 10; flip++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            holds(page, bytes, holders);
        }
    }

    /** The counts, the days and the figures of a report: what a cut may take away but never change. */
    private static Set<String> facts(Report report) {
        Set<String> facts = new HashSet<>();
        for (Document one : report.documents()) {
            one.facts().decidedUnits().forEach(units -> facts.add(one.slug() + " units " + units.count()));
            facts.add("decided " + one.facts().decided());
            facts.add("from " + one.period().validFrom());
            facts.add("to " + one.period().validTo());
            one.definition().measures().forEach(measure -> figures(measure, facts));
        }
        return facts;
    }

    private static void figures(Item measure, Set<String> facts) {
        FIGURE.matcher(measure.text())
                .results()
                .forEach(figure -> facts.add(figure.group().strip()));
        measure.children().forEach(child -> figures(child, facts));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageCutOffAnywhereChangesNoCountNoDayAndNoFigureInSilence(Page page) {
        byte[] whole = utf8(page.text());
        Set<String> facts = facts(reader.read(whole));
        facts.addAll(Set.of("decided null", "from null", "to null"));
        Random random = new Random(page.name().hashCode() + 1);
        for (int i = 0; i < CUTS; i++) {
            byte[] cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
            Report report = reader.read(cut);
            assertThat(told(report) || facts.containsAll(facts(report)))
                    .as("%s of %s:\n%s", facts(report), facts, new String(cut, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }
}
