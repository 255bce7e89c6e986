package se.nhv.source.board;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.directory.Directory;
import se.nhv.source.read.Block;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Item;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Combine;
import se.nhv.source.template.Dates;
import se.nhv.source.template.HolderReader;
import se.nhv.source.template.Outline;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Trees;
import se.nhv.source.template.Validity;

/** Reads a decision of the older order, rikssjukvård: one area, its holder, its period and its definition in codes. */
public final class NationalCareDecision {
    private static final Pattern TITLE =
            Pattern.compile("(?iu)^(.+?) som rikssjukvård$|^rikssjukvård(?: –| -|:)? (.+)$");
    /** The field's name is long: where lines are wrapped its colon stands on the next. */
    private static final Pattern DEFINITION = Pattern.compile("^Definition \\(.*");

    private static final Pattern FIELD = Pattern.compile("^([\\p{L}åäöÅÄÖ]+)(?: \\([^)]*\\))?:\\s*(.*)$");

    private final Account account;
    private final HolderReader holderReader;
    private final List<Holder> holders = new ArrayList<>();
    private final List<Item> clarifications = new ArrayList<>();
    private final List<Block> definition = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String decided;
    private @Nullable String lead;
    private Period period = Period.UNKNOWN;

    private NationalCareDecision(Account account, Directory directory) {
        this.account = account;
        this.holderReader = new HolderReader(directory);
    }

    /** Whether a line begins an entry: the title or a field. */
    public static boolean begins(String line) {
        return TITLE.matcher(line).matches()
                || FIELD.matcher(line).matches()
                || DEFINITION.matcher(line).matches();
    }

    /** Whether the blocks are such a decision. */
    public static boolean recognises(List<Block> blocks) {
        return blocks.stream().anyMatch(block -> TITLE.matcher(block.text()).matches())
                && blocks.stream().anyMatch(block -> block.text().matches("(?iu)^(tillstånds)?innehavare:.*"));
    }

    public static Document read(List<Block> blocks, Account account, Directory directory) {
        NationalCareDecision reader = new NationalCareDecision(account, directory);
        blocks.forEach(reader::block);
        return reader.document();
    }

    private void block(Block block) {
        if (account.boilerplate(block)) {
            return;
        }
        Matcher heading = TITLE.matcher(block.text());
        if (title == null && heading.matches()) {
            title = heading.group(1) == null ? heading.group(2) : heading.group(1);
            account.used(block, "title");
            return;
        }
        if (block.marker().isPresent()) {
            definition.add(block);
            return;
        }
        Matcher field = FIELD.matcher(block.text());
        if (field.matches()) {
            field(block, field.group(1).toLowerCase(java.util.Locale.ROOT), field.group(2));
        }
    }

    private void field(Block block, String name, String value) {
        if (name.endsWith("innehavare")) {
            account.used(block, "holders");
            holders.addAll(holderReader.in(value, block.number(), false));
        } else if (name.startsWith("tillståndsperiod") || name.startsWith("giltighet")) {
            account.used(block, "validFrom");
            period(value);
        } else if (name.startsWith("definition")) {
            account.used(block, "criteria");
            lead = block.text();
        } else {
            account.used(block, "clarifications." + (clarifications.size() + 1));
            clarifications.add(new Item(block.text(), false, null, List.of()));
        }
    }

    /** The period stands first; what was decided when stands after semicolons. */
    private void period(String value) {
        for (String clause : value.split(";")) {
            List<Dates.Found> dates = Dates.in(clause);
            if (clause.matches("(?iu).*tillstånd\\p{L}* beslut.*") && !dates.isEmpty()) {
                decided = dates.get(0).iso();
            } else if (period.validFrom() == null && !clause.matches("(?iu).*beslut.*")) {
                period = Validity.period(clause, dates);
            }
        }
    }

    private Document document() {
        List<Criterion> children = new Trees(account::used).criteria(Outline.of(definition), null);
        Criterion criteria = children.isEmpty() ? null : new Criterion(null, null, lead, Combine.ANY, false, children);
        boolean cut = holders.isEmpty() || period.validFrom() == null;
        String name = title == null ? null : Slug.capitalised(title);
        return new Document(
                Kind.BOARD_DECISION,
                name,
                name == null ? null : Slug.of(name),
                period,
                new Facts(List.of(), holders, null, decided),
                new Definition(criteria, clarifications, List.of(), List.of()),
                new ReadingResult(account.notUnderstood(), holderReader.corrections(), cut));
    }
}
