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
import se.nhv.source.board.NationalCareDecision;
import se.nhv.source.conditions.ConditionsReader;
import se.nhv.source.decision.DecisionReader;
import se.nhv.source.directory.Directory;
import se.nhv.source.followup.FollowUpReader;
import se.nhv.source.read.Block;
import se.nhv.source.read.Blocks;
import se.nhv.source.read.Entries;
import se.nhv.source.read.Line;
import se.nhv.source.read.Lines;
import se.nhv.source.read.Reading;
import se.nhv.source.read.UnreadableDocument;
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
    private final Map<String, String> areas;

    /**
     * @param directory the regions and units that names are looked up in
     * @param areas the register's areas, id by title in lower case, so that a document keeps the id its area has
     */
    public SourceReader(Directory directory, Map<String, String> areas) {
        this.directory = directory;
        this.areas = Map.copyOf(areas);
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
        List<Document> documents =
                documents(lines.lines(), account).stream().map(this::known).toList();
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
        List<Block> entries = BoardReader.entries(lines);
        if (BoardReader.recognises(entries, directory)) {
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

    private Document known(Document document) {
        String title = document.title() == null ? "" : document.title().toLowerCase(Locale.ROOT);
        String id = areas.getOrDefault(title, areas.get(title.replaceAll("\\s*\\([^)]*\\)", "")));
        return id == null
                ? document
                : new Document(
                        document.kind(),
                        document.title(),
                        id,
                        document.period(),
                        document.facts(),
                        document.definition(),
                        document.reading());
    }
}
