package se.nhv.source.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.read.Block;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Item;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Outline;
import se.nhv.source.template.Section;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Trees;

/** Reads an area's page of yearly follow-up: its measures by group. */
public final class FollowUpReader {
    private static final Pattern ABOUT = Pattern.compile(
            "(?iu).*\\b(årlig uppföljning|uppföljningsmått|bakgrundsmått|tillgänglighetsmått|resultatmått)\\b.*");
    private static final Pattern GROUP = Pattern.compile("(?iu)^\\p{L}*mått\\b.{0,60}$");
    private static final Pattern PREFIX =
            Pattern.compile("(?iu)^(årlig )?uppföljning( av| –| -|:|,)?\\s+(?=\\S)|[\\s,:–-]*\\bårlig uppföljning.*$");

    /** A sentence that says what a sort of measure is: a page of terms, not of an area's measures. */
    private static final Pattern TERM =
            Pattern.compile("(?iu)^\\p{L}*mått(en|et)? (är|ger|visar|mäter|avser|beskriver|innebär)\\b.*");

    private FollowUpReader() {}

    /** Whether the page is about measures and names no holders. */
    public static boolean recognises(List<Block> blocks) {
        boolean holders = blocks.stream()
                .anyMatch(block -> Section.of(block.text())
                        .filter(s -> s == Section.HOLDERS || s == Section.DEFINITION)
                        .isPresent());
        long about = blocks.stream()
                .filter(block -> ABOUT.matcher(block.text()).matches())
                .count();
        boolean measures = blocks.stream()
                .anyMatch(block ->
                        block.marker().isPresent() || headingLine(block.text()) || MeasureTable.head(block.text()));
        boolean terms =
                blocks.stream().anyMatch(block -> TERM.matcher(block.text()).matches());
        return !holders && !terms && about > 0 && measures && blocks.size() > 2;
    }

    /** A line that is a group's name is a heading of its own. */
    public static boolean headingLine(String line) {
        return Character.isUpperCase(line.charAt(0)) && GROUP.matcher(line).matches();
    }

    public static Document read(List<Block> blocks, Account account) {
        String title = null;
        List<Block> measures = new ArrayList<>();
        boolean listed = false;
        for (Block block : blocks) {
            boolean group = block.marker().isPresent() || headingLine(block.text()) || MeasureTable.head(block.text());
            if (account.boilerplate(block)) {
                continue;
            }
            if (title == null
                    && !Sentences.whole(block.text())
                    && block.marker().isEmpty()) {
                title = name(block.text());
                account.used(block, "title");
            } else if (group || listed) {
                listed = true;
                measures.add(block);
            } else if (Section.of(block.text()).isPresent()) {
                account.heading(block, "section");
            }
        }
        List<Item> items = groups(MeasureTable.labelled(measures, account), account);
        Block last = blocks.get(blocks.size() - 1);
        boolean cut =
                items.isEmpty() || last.text().matches("(?u).*([,;–-]|\\b(och|eller|av|för|till|vid|i|som|att|med))$");
        ReadingResult reading = new ReadingResult(account.notUnderstood(), List.of(), cut);
        return document(title, items, reading);
    }

    /** Under a group's heading its measures, with or without bullets. */
    private static List<Item> groups(List<Block> measures, Account account) {
        Trees trees = new Trees(account::used);
        List<Item> items = new ArrayList<>();
        int i = 0;
        while (i < measures.size()) {
            Block heading = measures.get(i);
            boolean group = heading.marker().isEmpty() && headingLine(heading.text());
            int end = i + 1;
            while (end < measures.size()
                    && !(measures.get(end).marker().isEmpty()
                            && headingLine(measures.get(end).text()))) {
                end++;
            }
            String path = "measures." + (items.size() + 1);
            List<Item> own = trees.items(Outline.of(measures.subList(group ? i + 1 : i, end)), path, false, null);
            if (group) {
                account.used(heading, path);
                items.add(new Item(heading.text(), false, null, own));
            } else {
                items.addAll(own);
            }
            i = end;
        }
        return items;
    }

    private static String name(String title) {
        String bare = PREFIX.matcher(title).replaceAll("").strip();
        return bare.isEmpty() ? title : Slug.capitalised(bare);
    }

    private static Document document(@Nullable String title, List<Item> measures, ReadingResult reading) {
        return new Document(
                Kind.FOLLOW_UP,
                title,
                title == null ? null : Slug.of(title),
                Period.UNKNOWN,
                Facts.NONE,
                new Definition(null, List.of(), List.of(), measures),
                reading);
    }
}
