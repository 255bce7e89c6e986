package se.nhv.source.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.areapage.DefinitionReader;
import se.nhv.source.areapage.Parts;
import se.nhv.source.read.Block;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Kind;
import se.nhv.source.template.CaseHeading;
import se.nhv.source.template.Letterhead;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Slug;

/**
 * Reads a decision of the authority: only what it decides. The case, the opinions, the rejected variants and the people
 * who took part are outside.
 */
public final class DecisionReader {
    private static final Pattern TITLE =
            Pattern.compile("(?iu)^beslut om nationell högspecialiserad vård\\s*[–—:-]?\\s*(.*)$");
    private static final Pattern VERDICT =
            Pattern.compile("(?iu)^Socialstyrelsen beslutar\\b.*\\b(?:utgöra|vara|bedrivas|koncentreras)\\b.*");
    private static final Pattern AREA = Pattern.compile("(?iu)beslutar att (.+?),? (?:enligt|ska|skall)\\b");
    private static final Pattern CARE_OF = Pattern.compile("(?iu)^(viss )?vård (vid|av|inom|för) ");

    private DecisionReader() {}

    /** Whether the document is such a decision. */
    public static boolean recognises(List<Block> blocks) {
        List<Block> first = blocks.subList(0, Math.min(8, blocks.size()));
        return first.stream()
                        .anyMatch(block -> TITLE.matcher(block.text()).matches()
                                || VERDICT.matcher(block.text()).matches())
                && blocks.stream()
                        .anyMatch(block -> VERDICT.matcher(block.text()).matches());
    }

    public static Document read(List<Block> blocks, Account account) {
        int end = 0;
        while (end < blocks.size() && !CaseHeading.is(blocks.get(end).text())) {
            end++;
        }
        blocks.subList(end, blocks.size()).forEach(block -> account.outside(block, "the case"));
        List<Block> decision = new ArrayList<>(blocks.subList(0, end));
        DefinitionReader definition = new DefinitionReader(account);
        String title = null;
        String decided = null;
        List<Block> rest = new ArrayList<>();
        for (Block block : decision) {
            Matcher heading = TITLE.matcher(block.text());
            Optional<Letterhead> letter = Letterhead.of(block.text());
            if (letter.isPresent()) {
                decided = letter.get().date();
                account.used(block, "decided");
            } else if (title == null && heading.matches()) {
                title = heading.group(1);
                account.used(block, "title");
            } else if (VERDICT.matcher(block.text()).matches()) {
                title = title == null || title.isBlank() ? area(block) : title;
                definition.decision(block);
            } else {
                rest.add(block);
            }
        }
        Parts.readDefinition(rest, account, definition);
        boolean defined = definition.definition(List.of()).criteria() != null;
        boolean cut = !defined
                || end == blocks.size()
                        && !Sentences.whole(blocks.get(blocks.size() - 1).text());
        return document(title, decided, definition, new ReadingResult(account.notUnderstood(), List.of(), cut));
    }

    private static @Nullable String area(Block verdict) {
        Matcher area = AREA.matcher(verdict.text());
        return area.find() ? area.group(1) : null;
    }

    private static Document document(
            @Nullable String title, @Nullable String decided, DefinitionReader definition, ReadingResult reading) {
        String slug = title == null ? null : Slug.of(CARE_OF.matcher(title).replaceFirst(""));
        String name = title == null ? null : Slug.capitalised(title);
        return new Document(
                Kind.DECISION,
                name,
                slug,
                Period.UNKNOWN,
                new Facts(definition.units(title), null, "decided", decided),
                definition.definition(List.of()),
                reading);
    }
}
