package se.nhv.source.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.read.Block;
import se.nhv.source.read.Line;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Combine;
import se.nhv.source.template.Dates;
import se.nhv.source.template.Outline;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Trees;

/**
 * Reads special conditions: the form's categories, in each the conditions, and the scopes that its sentences set ("vid
 * minst en av enheterna"). All of them are to be met, so every group is all-of; who must meet them stands in the words.
 */
public final class ConditionsReader {
    private static final Pattern TITLE = Pattern.compile(
            "(?iu)^(förslag (?:till|på) |beslutade |beslut om )?(särskilda|generella)(?: och (?:särskilda|generella))? villkor\\b"
                    + "(?: för tillstånd)?(?: för| –| -|:)?\\s*(.*)$");
    private static final Pattern CATEGORY = Pattern.compile(
            "(?iu)^(kritisk medicinsk kompetens|andra typer av kompetens|kritiska (medicinska )?resurser|andra områden"
                    + "|kritiska diagnostiska metoder|behandling som behöver finnas|rehabilitering\\b|övrigt\\b).*"
                    + "|^(generella villkor|kompetens(er)?( och .{1,40})?|(medicinsk )?utrustning( och .{1,40})?|lokaler( och .{1,40})?"
                    + "|tillgänglighet|samverkan|forskning( och .{1,40})?|utbildning( och .{1,40})?|uppföljning( och .{1,40})?)$");
    /** Words of a sentence that says which units a condition is for: no category. */
    private static final Pattern SCOPE =
            Pattern.compile("(?iu).*\\b(enhet(en|er|erna)?|NHVe|NHV-enhet\\p{L}*|ska|skall|tillstånd\\p{L}*)\\b.*");

    private static final Pattern AREA = Pattern.compile("(?iu)^(?:tillstånds|vård)?område(?:t)?:\\s*(\\S.*)$");
    private static final Pattern TOPIC = Pattern.compile("(?iu)^(kompetens och resurser|villkor|särskilda villkor)$");
    private static final Pattern INNER_BULLET = Pattern.compile("^(\\p{L}.*\\S)\\s+([•\uf0b7]\\s*\\S.*)$");

    /** A category that the form does not have is no longer than this. */
    private static final int LONGEST = 80;

    private ConditionsReader() {}

    /** Whether the document is a list of conditions. */
    public static boolean recognises(List<Block> blocks) {
        List<Block> first = blocks.subList(0, Math.min(5, blocks.size()));
        return first.stream().anyMatch(block -> TITLE.matcher(block.text()).matches())
                && blocks.stream()
                        .anyMatch(block -> CATEGORY.matcher(block.text()).matches());
    }

    /** A table's left cell and the first item of its right cell on one line are two lines. */
    public static List<Line> divided(List<Line> lines) {
        List<Line> divided = new ArrayList<>();
        for (Line line : lines) {
            Matcher both = INNER_BULLET.matcher(line.text());
            if (both.matches()) {
                divided.add(new Line(line.number(), both.group(1), line.indent(), line.place(), line.extent()));
                divided.add(new Line(line.number(), both.group(2), line.indent(), line.place(), line.extent()));
            } else {
                divided.add(line);
            }
        }
        return divided;
    }

    public static Document read(List<Block> blocks, Account account) {
        String title = null;
        String status = null;
        List<Block> headings = new ArrayList<>();
        List<List<Block>> contents = new ArrayList<>();
        boolean inHeading = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Matcher found = TITLE.matcher(block.text());
            if (status == null && found.matches()) {
                title = found.group(3).isEmpty() ? null : found.group(3);
                status = found.group(1) != null && found.group(1).startsWith("Förslag") ? "proposal" : "decided";
                account.used(block, "title");
            } else if (title == null && status != null && headings.isEmpty() && names(block)) {
                title = AREA.matcher(block.text()).replaceFirst("$1");
                account.used(block, "title");
            } else if (account.boilerplate(block)) {
                continue;
            } else if (TOPIC.matcher(block.text()).matches()) {
                account.heading(block, "topic");
            } else if (category(block, i + 1 < blocks.size() ? blocks.get(i + 1) : null, !headings.isEmpty())) {
                headings.add(block);
                contents.add(new ArrayList<>());
                inHeading = true;
            } else if (inHeading && block.text().startsWith("(")) {
                Block whole = headings.remove(headings.size() - 1);
                List<Line> both = new ArrayList<>(whole.lines());
                both.addAll(block.lines());
                headings.add(new Block(both, Optional.empty(), whole.text() + " " + block.text()));
            } else if (!contents.isEmpty()) {
                contents.get(contents.size() - 1).add(block);
                inHeading = false;
            }
        }
        Criterion root = root(headings, contents, account);
        Block last = blocks.get(blocks.size() - 1);
        boolean cut = headings.isEmpty()
                || last.text().endsWith("-")
                || (last.marker().isEmpty() && !Sentences.whole(last.text()));
        return document(
                title,
                status == null ? "decided" : status,
                root,
                new ReadingResult(account.notUnderstood(), List.of(), cut));
    }

    /** The area's name on a line of its own below the title. */
    private static boolean names(Block block) {
        return block.marker().isEmpty()
                && !Sentences.whole(block.text())
                && !TOPIC.matcher(block.text()).matches()
                && !CATEGORY.matcher(block.text()).matches()
                && Dates.in(block.text()).isEmpty();
    }

    /** A category of the form, or after the first one another short line above a list that is for every unit. */
    private static boolean category(Block block, @Nullable Block next, boolean begun) {
        String text = block.text();
        if (block.marker().isPresent()) {
            return false;
        }
        boolean another = begun
                && next != null
                && next.marker().isPresent()
                && text.length() <= LONGEST
                && Character.isUpperCase(text.charAt(0))
                && !Sentences.whole(text)
                && !SCOPE.matcher(text).matches();
        return CATEGORY.matcher(text).matches() || another;
    }

    private static Criterion root(List<Block> headings, List<List<Block>> contents, Account account) {
        List<Criterion> categories = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            String id = Integer.toString(i + 1);
            account.used(headings.get(i), "criteria." + id);
            List<Criterion> children = new Trees(account::used).criteria(Outline.of(contents.get(i)), id);
            categories.add(allOf(new Criterion(id, null, headings.get(i).text(), null, false, children)));
        }
        return allOf(new Criterion(null, null, null, null, false, categories));
    }

    private static Criterion allOf(Criterion node) {
        List<Criterion> children =
                node.children().stream().map(ConditionsReader::allOf).toList();
        String combine = children.isEmpty() ? null : Combine.ALL;
        return new Criterion(node.id(), node.prefix(), node.text(), combine, node.open(), children);
    }

    private static Document document(@Nullable String title, String status, Criterion root, ReadingResult reading) {
        return new Document(
                Kind.CONDITIONS,
                title,
                title == null ? null : Slug.of(title),
                Period.UNKNOWN,
                new Facts(List.of(), null, status, null),
                new Definition(root, List.of(), List.of(), List.of()),
                reading);
    }
}
