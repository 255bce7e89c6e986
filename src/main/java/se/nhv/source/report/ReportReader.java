package se.nhv.source.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.nhv.source.account.Account;
import se.nhv.source.read.Block;
import se.nhv.source.read.Blocks;
import se.nhv.source.read.Line;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Item;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Sentences;

/**
 * Reads a region's yearly report: only the chapter on national highly specialised care, and in it only the sentences
 * with a figure, under the area that they are about. Portraits, other chapters and people are outside.
 *
 * <p>Long because the rules that keep people out stand beside those that let figures in.
 */
public final class ReportReader {
    private static final String TITLE = "Nationell högspecialiserad vård";
    private static final Pattern CREDIT = Pattern.compile("^FOTO: .*");
    private static final Pattern FIGURE = Pattern.compile("(?s).*\\d.*");
    private static final Pattern TABLE_HEAD = Pattern.compile("(?iu)^(\\p{L}.{2,60}? \\d{4}),? antal$");
    /** The year that a report is for stands beside its name. */
    private static final Pattern YEARLY = Pattern.compile(
            "(?iu).*(rapport(en)?|redovisning(en)?|berättelse(n)?|bokslut(et)?)\\b.{0,20}\\b(19|20)\\d{2}\\b.*"
                    + "|.*\\b(19|20)\\d{2}\\b.{0,20}\\p{L}*(rapport|redovisning|berättelse|bokslut)\\b.*");
    /** A sentence about one person, or out of somebody's mouth. */
    private static final Pattern PERSON = Pattern.compile(
            "(?iu).*\\b(säger|berättar|menar|förklarar|konstaterar|tycker|minns)\\b.*"
                    + "|.*\\b(hon|han|hennes|hans|jag|(?<!\\d )min|mitt|mina)\\b.*|.*\\b\\d{1,3} år gam(mal|la)\\b.*|.*\\b\\d{1,3}[- ]åri(g|ga|ge)?\\b \\p{Lu}.*"
                    + "|.*\\b(överläkaren?|verksamhetschefen?|sektionschefen?|enhetschefen?|professorn?|docenten?|direktören?) \\p{Lu}\\p{Ll}+ \\p{Lu}.*");

    private static final Pattern AGED = Pattern.compile("(?u).*\\p{Lu}\\p{L}*, \\d{1,3} år\\b.*");

    private static final Pattern TABLE_ROW = Pattern.compile("^(\\p{Lu}[\\p{L} ,-]+) (\\d[\\d ]*)$");
    /** A document of fewer lines is a report only when it says of which year. */
    private static final int LONG = 60;
    /** A line that is a heading is shorter. */
    private static final int HEADING = 44;

    private final List<Line> lines;
    private final Account account;

    private ReportReader(List<Line> lines, Account account) {
        this.lines = lines;
        this.account = account;
    }

    /** Whether the lines hold such a chapter. */
    public static boolean recognises(List<Line> lines) {
        boolean says = lines.size() >= LONG
                ? lines.stream()
                        .anyMatch(line -> line.text().matches("(?iu).*(rapport|årsberättelse|redovisning|bokslut).*"))
                : lines.stream().anyMatch(line -> YEARLY.matcher(line.text()).matches());
        return says && ReportChapter.in(lines).isPresent();
    }

    public static Document read(List<Line> lines, Account account) {
        return new ReportReader(lines, account).document();
    }

    private Document document() {
        ReportChapter chapter = ReportChapter.in(lines).orElseThrow();
        int start = chapter.start();
        int end = chapter.end();
        outside(lines.subList(0, start));
        outside(lines.subList(end, lines.size()));
        lines.subList(start, chapter.body())
                .forEach(line -> account.heading(new Block(List.of(line), Optional.empty(), line.text()), "chapter"));
        List<Item> measures = measures(lines.subList(chapter.body(), end));
        boolean cut = end == lines.size() && !Sentences.whole(lines.get(end - 1).text());
        return new Document(
                Kind.REGIONAL_REPORT,
                TITLE,
                null,
                Period.UNKNOWN,
                Facts.NONE,
                new Definition(null, List.of(), List.of(), measures),
                new ReadingResult(account.notUnderstood(), List.of(), cut));
    }

    private void outside(List<Line> some) {
        some.forEach(
                line -> account.outside(new Block(List.of(line), Optional.empty(), line.text()), "other chapters"));
    }

    private List<Item> measures(List<Line> chapter) {
        List<Line> words = new ArrayList<>();
        for (Line line : chapter) {
            if (CREDIT.matcher(line.text()).matches()) {
                account.boilerplate(new Block(List.of(line), Optional.empty(), line.text()));
            } else {
                words.add(line);
            }
        }
        List<Item> areas = new ArrayList<>();
        String heading = TITLE;
        List<Item> figures = new ArrayList<>();
        String table = "";
        Set<String> headings = headings(words);
        Set<String> rows = rows(words);
        for (Block block : Blocks.of(words, line -> headings.contains(line) || rows.contains(line))) {
            if (TABLE_HEAD.matcher(block.text()).matches()) {
                table = block.text().replaceFirst("(?iu) antal$", "");
                account.heading(block, "table");
            } else if (rows.contains(block.text())) {
                account.used(block, "measures");
                figures.add(item(table.isEmpty() ? block.text() : table + ", " + block.text()));
            } else if (headings.contains(block.text())) {
                close(areas, heading, figures);
                account.heading(block, "area");
                heading = block.text();
                table = "";
            } else {
                sentences(block, figures);
            }
        }
        close(areas, heading, figures);
        return areas;
    }

    /** Lines that look like headings and are not gone on with in lower case. */
    private static Set<String> headings(List<Line> lines) {
        Set<String> headings = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean goesOn = i + 1 < lines.size()
                    && Character.isLowerCase(lines.get(i + 1).text().charAt(0));
            boolean begun = i > 0
                    && !lines.get(i).place().afterBlank()
                    && !Sentences.whole(lines.get(i - 1).text())
                    && !TABLE_ROW.matcher(lines.get(i - 1).text()).matches()
                    && !headings.contains(lines.get(i - 1).text());
            if (headingLine(lines.get(i).text()) && !goesOn && !begun) {
                headings.add(lines.get(i).text());
            }
        }
        return headings;
    }

    /** The rows below a table's head. */
    private static Set<String> rows(List<Line> lines) {
        Set<String> rows = new HashSet<>();
        boolean table = false;
        for (Line line : lines) {
            boolean head = TABLE_HEAD.matcher(line.text()).matches();
            table = head || (table && TABLE_ROW.matcher(line.text()).matches());
            if (table) {
                rows.add(line.text());
            }
        }
        return rows;
    }

    private void sentences(Block block, List<Item> figures) {
        account.outside(block, "no figure");
        for (String sentence : Sentences.of(block.text())) {
            boolean person =
                    PERSON.matcher(sentence).matches() || AGED.matcher(sentence).matches();
            if (FIGURE.matcher(sentence).matches() && !person) {
                account.used(block, "measures");
                figures.add(item(sentence));
            }
        }
    }

    private static Item item(String text) {
        return new Item(text, false, null, List.of());
    }

    private static void close(List<Item> areas, String heading, List<Item> figures) {
        if (!figures.isEmpty()) {
            areas.add(new Item(heading, false, null, List.copyOf(figures)));
            figures.clear();
        }
    }

    static boolean headingLine(String line) {
        return Character.isUpperCase(line.charAt(0))
                && !line.matches("(?u).*[.,:;-]$")
                && !line.matches(".*\\d.*")
                && line.split(" ").length <= 6
                && line.length() < HEADING;
    }
}
