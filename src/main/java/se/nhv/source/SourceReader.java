package se.nhv.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.nhv.source.account.Account;
import se.nhv.source.areapage.AreaPageReader;
import se.nhv.source.areapage.NationalCarePage;
import se.nhv.source.areapage.Parts;
import se.nhv.source.board.BoardReader;
import se.nhv.source.board.BoardRecognition;
import se.nhv.source.board.NationalCareDecision;
import se.nhv.source.conditions.ConditionsReader;
import se.nhv.source.decision.DecisionReader;
import se.nhv.source.directory.AreaNames;
import se.nhv.source.directory.Directory;
import se.nhv.source.followup.FollowUpReader;
import se.nhv.source.read.Block;
import se.nhv.source.read.Blocks;
import se.nhv.source.read.Entries;
import se.nhv.source.read.Line;
import se.nhv.source.read.Lines;
import se.nhv.source.read.Reading;
import se.nhv.source.read.UnreadableDocument;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Document;
import se.nhv.source.report.ReportReader;
import se.nhv.source.template.Section;

/**
 * Reads a document of the authority, of a board or of a region, whatever file format it comes in. Thread-safe; keeps
 * nothing between documents.
 */
public final class SourceReader {
    /** More lines than any report has. */
    private static final int MAX_LINES = 60_000;

    private final Directory directory;
    private final AreaNames areas;

    /**
     * @param directory the regions and units that names are looked up in
     * @param areas the register's areas, so that a document keeps the id its area has
     */
    public SourceReader(Directory directory, AreaNames areas) {
        this.directory = directory;
        this.areas = areas;
    }

    /** As {@link #SourceReader(Directory, AreaNames)}, with areas that are known by these names in lower case only. */
    public SourceReader(Directory directory, Map<String, String> areas) {
        this(directory, new AreaNames(areas, Map.of()));
    }

    /** Reads the bytes; never throws for what they hold. */
    public Report read(byte[] bytes) {
        Lines lines;
        try {
            lines = Reading.lines(bytes);
        } catch (UnreadableDocument unreadable) {
            return Report.unreadable(String.valueOf(unreadable.getMessage()));
        }
        if (lines.lines().isEmpty()) {
            return Report.unreadable("dokumentet har ingen text");
        }
        if (lines.lines().size() > MAX_LINES) {
            return Report.unreadable("dokumentet har fler än " + MAX_LINES + " rader");
        }
        Account account = new Account(lines.lines());
        List<Document> documents = documents(lines.lines(), account).stream()
                .map(document -> known(document, lines.lines()))
                .toList();
        String problem = documents.isEmpty() ? "dokumentet är av inget slag som läses" : null;
        return new Report(documents, account.all(), lines.remarks(), lines.address(), problem);
    }

    private List<Document> documents(List<Line> lines, Account account) {
        List<Block> blocks = Blocks.of(lines, Parts::headingLine);
        if (DecisionReader.recognises(blocks)) {
            return List.of(DecisionReader.read(blocks, account));
        }
        List<Block> divided = Blocks.of(ConditionsReader.divided(lines), line -> false);
        if (ConditionsReader.recognises(divided)) {
            return List.of(ConditionsReader.read(divided, account));
        }
        List<Block> fields = Entries.of(lines, NationalCareDecision::begins);
        if (NationalCareDecision.recognises(fields)) {
            return List.of(NationalCareDecision.read(fields, account, directory));
        }
        if (NationalCarePage.recognises(blocks)) {
            return List.of(NationalCarePage.read(blocks, account, directory));
        }
        if (isAreaPage(blocks)) {
            return new AreaPageReader(blocks, account, directory).read();
        }
        if (ReportReader.recognises(lines)) {
            return List.of(ReportReader.read(lines, account));
        }
        return listsOrMeasures(lines, account);
    }

    private List<Document> listsOrMeasures(List<Line> lines, Account account) {
        List<Block> entries = BoardRecognition.entries(lines);
        if (BoardRecognition.recognises(entries, directory)) {
            return BoardReader.read(entries, account, directory);
        }
        List<Block> grouped = Blocks.of(lines, FollowUpReader::headingLine);
        return FollowUpReader.recognises(grouped) ? List.of(FollowUpReader.read(grouped, account)) : List.of();
    }

    /** A page has a heading for its definition or its holders, and a beginning that can hold a title. */
    private static boolean isAreaPage(List<Block> blocks) {
        return blocks.stream().filter(block -> block.marker().isEmpty()).anyMatch(block -> {
            Optional<Section> heading = Section.of(block.text())
                    .or(() -> Section.inline(block.text()).map(Section.Inline::section));
            return heading.filter(one -> one == Section.DEFINITION || one == Section.HOLDERS)
                    .isPresent();
        });
    }

    /** A document about an area of the register has its id; where the name is only nearly the area's, that is reported. */
    private Document known(Document document, List<Line> lines) {
        String title = document.title();
        String slug = document.slug();
        if (title == null || slug == null) {
            return document;
        }
        Optional<String> named = areas.named(title);
        if (named.isPresent() || areas.has(slug)) {
            return document.as(named.orElse(slug), List.of());
        }
        return areas.meant(title)
                .map(id -> document.as(id, List.of(new Correction(line(title, lines), title, areas.title(id)))))
                .orElse(document);
    }

    /** The first line that has the name; the first of all when it is divided over two. */
    private static int line(String name, List<Line> lines) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(lower))
                .findFirst()
                .orElse(lines.get(0))
                .number();
    }
}
