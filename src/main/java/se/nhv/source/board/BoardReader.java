package se.nhv.source.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.account.Boilerplate;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.read.Block;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Holder;
import se.nhv.source.template.CaseHeading;
import se.nhv.source.template.Dates;
import se.nhv.source.template.HolderReader;
import se.nhv.source.template.Letterhead;
import se.nhv.source.template.Numbers;
import se.nhv.source.template.Section;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Validity;

/**
 * Reads what the board decided: a line or a clause per area ("område: innehavare, innehavare"), a sentence that gives
 * permits, an area above a list of its holders, or a table. What has none of these forms is not understood.
 *
 * <p>Long because the forms are tried in one place, in their order.
 */
public final class BoardReader {
    /** A date after one of these words is not that of the decision. */
    private static final Pattern OTHER_DATE =
            Pattern.compile("(?iu).*\\b(gäller|löper|giltig|från|start|sammanträd).*");

    private static final Pattern VALID = Pattern.compile(
            "(?iu)^(det |de |samtliga |alla )?tillstånd(en|et|ets|ens)?\\b.*\\b(gäller|gälla|giltig\\p{L}*|löper)\\b.*");
    /** "… inom området vid sjukhuset": where the one holder gives the care. */
    private static final Pattern AT = Pattern.compile("(?iu)^(.+?),?\\s+(?:vid|genom|på|hos)\\s+(.+)$");

    private static final Pattern WORKS_WITH = Pattern.compile("(?iu)^(.+?)\\s+(?:samarbetar|samverkar) med\\s+(.+)$");

    private final Directory directory;
    private final Account account;
    private final BoardHolders holders;
    private final HolderReader listed;
    private final Decisions decisions = new Decisions();
    private final BoardClauses clauses;
    private int announced;
    private boolean inTable;
    /** The list that goes on holds the last area's holders. */
    private boolean inList;

    private boolean inCase;
    private @Nullable String heading;
    private @Nullable String dnr;

    private BoardReader(Directory directory, Account account) {
        this.directory = directory;
        this.account = account;
        this.holders = new BoardHolders(directory);
        this.listed = new HolderReader(directory);
        this.clauses = new BoardClauses(directory, holders, decisions);
    }

    /** Reads the blocks that {@link BoardRecognition} made. */
    public static List<Document> read(List<Block> blocks, Account account, Directory directory) {
        BoardReader reader = new BoardReader(directory, account);
        for (int i = 0; i < blocks.size(); i++) {
            reader.block(blocks.get(i), i + 1 < blocks.size() ? blocks.get(i + 1) : null);
        }
        if (reader.dnr != null) {
            reader.decisions.numbered(reader.dnr);
        }
        List<Correction> corrections = new ArrayList<>(reader.holders.corrections());
        corrections.addAll(reader.listed.corrections());
        boolean cut = reader.cut(blocks.get(blocks.size() - 1));
        return reader.decisions.read(new ReadingResult(account.notUnderstood(), corrections, cut));
    }

    /** The last line goes on: it ends in the middle of a list or of a name. */
    private boolean cut(Block last) {
        if (decisions.decidedAreas() < announced) {
            return true;
        }
        String text = last.text().replaceFirst("\\.$", "").strip();
        if (text.startsWith("#")
                || text.endsWith(")")
                || Boilerplate.matching(last.text()).isPresent()) {
            return false;
        }
        List<Mention> names = directory.mentionsShort(text);
        boolean whole = names.isEmpty()
                || last.text().endsWith(".")
                || names.get(names.size() - 1).end() == text.length();
        return !whole || text.matches("(?u).*([,;:–-]|\\b(och|samt|av|för|till|vid|i))$");
    }

    private void block(Block block, @Nullable Block next) {
        inCase |= CaseHeading.is(block.text());
        if (block.text().startsWith("#")) {
            account.boilerplate(block);
        } else if (inCase) {
            account.outside(block, "the case");
        } else if (grants(block) || inList && listed(block)) {
            heading = null;
        } else if (account.boilerplate(block)) {
            inList = false;
        } else {
            inList = false;
            line(block, next);
        }
    }

    private void line(Block block, @Nullable Block next) {
        String text = block.text();
        Matcher dated = BoardLine.DATED.matcher(text);
        Optional<Letterhead> letter = Letterhead.of(text);
        if (letter.isPresent()) {
            decisions.on(letter.get().date());
            dnr = letter.get().dnr();
            account.used(block, "decided");
        } else if (dated.matches()) {
            decisions.on(dated.group(1));
            account.used(block, "holders");
            clauses.read(BoardLine.withoutSource(dated.group(2)), block.number());
        } else if (inTable && clauses.row(block)) {
            account.used(block, "holders");
        } else if (BoardLine.TABLE.matcher(text).matches()) {
            inTable = true;
            account.heading(block, "table");
        } else if (BoardLine.board(text)) {
            about(block);
        } else if (BoardLine.advertised(text) && BoardLine.CLAUSE.matcher(text).matches()) {
            account.used(block, "status");
            clauses.advertised(text);
        } else if (BoardLine.clause(text).matches() && clauses.read(BoardLine.withoutSource(text), block.number())) {
            account.used(block, "holders");
        } else if (next != null && BoardRecognition.areaAbove(block, next, directory)) {
            decisions.granted(text.replaceFirst("\\s*:$", ""), List.of());
            account.used(block, "title");
            inList = true;
        } else {
            rest(block);
        }
    }

    /** A sentence that the board, or its decision, begins: its date, and how many areas it announces. */
    private void about(Block block) {
        for (String sentence : Sentences.of(block.text())) {
            Dates.in(sentence).stream()
                    .filter(date -> !OTHER_DATE
                            .matcher(sentence.substring(0, date.start()))
                            .matches())
                    .findFirst()
                    .ifPresent(date -> decisions.on(date.iso()));
        }
        Matcher says = BoardLine.SAYS.matcher(block.text());
        announced = says.matches() ? Math.max(announced, Numbers.of(says.group(1))) : announced;
        Matcher titled = BoardLine.TITLED.matcher(block.text());
        heading = titled.matches() ? titled.group(1) : heading;
        account.heading(block, "decision");
    }

    /** From when the permits above are valid; partners of the area above; else perhaps the heading of what follows. */
    private void rest(Block block) {
        boolean permit = block.marker().isEmpty() && VALID.matcher(block.text()).matches();
        List<Validity.Stated> valid = permit ? Validity.in(block.text()) : List.of();
        Matcher together = WORKS_WITH.matcher(block.text());
        if (valid.size() == 1 && valid.get(0).area() == null && decisions.size() > 0) {
            decisions.valid(valid.get(0).period());
            account.used(block, "validFrom");
        } else if (together.matches() && decisions.size() > 0 && BoardHolders.only(together.group(1), directory)) {
            clauses.pairs(block.text(), decisions.size() - 1);
            account.used(block, "holders");
        } else if (Section.of(block.text()).isPresent()) {
            account.heading(block, "section");
        } else if (block.marker().isEmpty() && !Sentences.whole(block.text())) {
            heading = block.text();
        }
    }

    /** Sentences that give permits, when the block holds no others than these and those about their validity. */
    private boolean grants(Block block) {
        if (!BoardRecognition.grants(block, directory)) {
            return false;
        }
        for (String sentence : Sentences.of(block.text())) {
            Optional<Grant> grant = Grant.of(sentence);
            if (grant.isPresent()) {
                grant(grant.get(), sentence, block.number());
            } else {
                Validity.in(sentence).forEach(stated -> decisions.valid(stated.period()));
            }
        }
        account.used(block, "holders");
        return true;
    }

    private void grant(Grant grant, String sentence, int line) {
        if (grant.board()) {
            Dates.in(sentence).stream().findFirst().ifPresent(date -> decisions.on(date.iso()));
        }
        String words = grant.area().isEmpty() && heading != null ? heading : grant.area();
        Matcher at = AT.matcher(words);
        boolean unit = at.matches() && BoardHolders.only(at.group(2), directory);
        String area = unit ? at.group(1) : words;
        if (!area.isEmpty()) {
            String who = unit ? grant.who() + " genom " + at.group(2) : grant.who();
            decisions.also(area, grant.who().isEmpty() ? List.of() : holders.in(who, line));
            inList = grant.who().isEmpty();
        }
    }

    /** A holder of the area above the list. */
    private boolean listed(Block block) {
        if (block.marker().isEmpty() && !BoardHolders.only(block.text(), directory)) {
            return false;
        }
        List<Holder> found = listed.in(block.text(), block.number(), false);
        List<Holder> more = found.isEmpty() && BoardHolders.only(block.text(), directory)
                ? holders.in(block.text(), block.number())
                : found;
        if (!more.isEmpty()) {
            decisions.alsoLast(more);
            account.used(block, "holders");
        }
        return !more.isEmpty();
    }
}
