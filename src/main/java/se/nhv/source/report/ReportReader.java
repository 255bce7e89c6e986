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
    private static final Pattern CHAPTER = Pattern.compile("(?iu)^nationell\\s+högspecialiserad\\s+vård$");
    private static final Pattern CREDIT = Pattern.compile("^FOTO: .*");
    private static final Pattern FIGURE = Pattern.compile("(?s).*\\d.*");
    private static final Pattern TABLE_HEAD = Pattern.compile("(?iu)^(\\p{L}+ under \\d{4}) antal$");
    private static final Pattern TABLE_ROW = Pattern.compile("^(\\p{Lu}[\\p{L} ,-]+) (\\d[\\d ]*)$");
    /** A document of fewer lines is no report. */
    private static final int SHORTEST = 60;
    /** Chapter and section headings of such reports are no longer than this. */
    private static final int HEADING = 60;

    private final List<Line> lines;
    private final Account account;

    private ReportReader(List<Line> lines, Account account) {
        this.lines = lines;
        this.account = account;
    }

    /** Whether the lines hold such a chapter. */
    public static boolean recognises(List<Line> lines) {
        return lines.size() >= SHORTEST
                && lines.stream().anyMatch(line -> line.text().matches("(?iu).*(rapport|årsberättelse).*"))
                && start(lines) >= 0;
    }

    public static Document read(List<Line> lines, Account account) {
        return new ReportReader(lines, account).document();
    }

    /** The chapter's heading, on one line or on two. */
    private static int start(List<Line> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            String one = lines.get(i).text();
            String two = one + " " + lines.get(i + 1).text();
            boolean heading =
                    CHAPTER.matcher(one).matches() || CHAPTER.matcher(two).matches();
            if (heading && lines.get(i).place().pageStart()) {
                return i;
            }
        }
        return -1;
    }

    /** The next page that begins with a heading instead of the rest of a sentence. */
    private int end(int start) {
        for (int i = start + 2; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean newChapter = line.place().pageStart()
                    && Character.isUpperCase(line.text().charAt(0))
                    && line.text().length() < HEADING
                    && !line.text().endsWith(".")
                    && Sentences.whole(lines.get(i - 1).text());
            if (newChapter) {
                return i;
            }
        }
        return lines.size();
    }

    private Document document() {
        int start = start(lines);
        int end = end(start);
        outside(lines.subList(0, start));
        outside(lines.subList(end, lines.size()));
        List<Item> measures = measures(lines.subList(start, end));
        boolean cut = end == lines.size() && !Sentences.whole(lines.get(end - 1).text());
        return new Document(
                Kind.REGIONAL_REPORT,
                "Nationell högspecialiserad vård",
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
        String heading = "";
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
            if (FIGURE.matcher(sentence).matches()) {
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

    private static boolean headingLine(String line) {
        return line.length() < HEADING
                && Character.isUpperCase(line.charAt(0))
                && !line.matches("(?u).*[.,:;-]$")
                && !line.matches(".*\\d.*")
                && line.split(" ").length <= 6
                && line.length() < 44;
    }
}
