package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
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
import se.nhv.source.template.Section;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Trees;
import se.nhv.source.template.Validity;

/**
 * Reads the page of an area of the older order, rikssjukvård: fields for the care and its county councils, prose about
 * the treatment, a period in a heading, and the definition as a list. One use per page.
 */
public final class NationalCarePage {
    private static final Pattern TITLE = Pattern.compile("(?iu)^(.+?) som rikssjukvård$");
    private static final Pattern HOLDERS =
            Pattern.compile("(?iu)^(?:landsting|regioner|vårdgivare) med tillstånd:\\s*(.+)$");
    private static final Pattern CARE = Pattern.compile("(?iu)^verksamhet:\\s*(.+)$");
    private static final Pattern PERIOD = Pattern.compile("(?iu)^tillståndsperiod(en)?\\b.*\\d.*");
    /** From here on the page tells how the care was judged, not what it is. */
    private static final Pattern JUDGED =
            Pattern.compile("(?iu)^(tillståndsutredning(en)?|utvärdering(en)?( av definitionen)?)$");

    private static final int LONGEST_HEADING = 70;

    private final Account account;
    private final Directory directory;
    private final HolderReader holderReader;
    private final List<Holder> holders = new ArrayList<>();
    private final List<Block> listed = new ArrayList<>();
    private final List<Block> prose = new ArrayList<>();
    private @Nullable String title;
    private Period period = Period.UNKNOWN;
    private boolean judged;

    private NationalCarePage(Account account, Directory directory) {
        this.account = account;
        this.directory = directory;
        this.holderReader = new HolderReader(directory);
    }

    /** Whether the blocks are such a page. */
    public static boolean recognises(List<Block> blocks) {
        return blocks.stream().anyMatch(block -> TITLE.matcher(block.text()).matches())
                && blocks.stream()
                        .anyMatch(block -> HOLDERS.matcher(block.text()).matches());
    }

    public static Document read(List<Block> blocks, Account account, Directory directory) {
        NationalCarePage page = new NationalCarePage(account, directory);
        blocks.forEach(page::block);
        return page.document(blocks.get(blocks.size() - 1));
    }

    private void block(Block block) {
        if (!account.boilerplate(block) && !field(block)) {
            if (heading(block)) {
                account.heading(block, "heading");
                judged |= JUDGED.matcher(block.text()).matches();
            } else if (judged) {
                hospitals(block.text());
                account.outside(block, "how the care was judged");
            } else if (block.marker().isPresent() || goesOn(block)) {
                listed.add(block);
            } else {
                prose(block);
            }
        }
    }

    private boolean field(Block block) {
        Matcher heading = TITLE.matcher(block.text());
        Matcher council = HOLDERS.matcher(block.text());
        if (heading.matches() || CARE.matcher(block.text()).matches()) {
            title = heading.matches() ? heading.group(1) : title;
            account.used(block, "title");
        } else if (council.matches()) {
            holders.addAll(holderReader.in(council.group(1), block.number(), false));
            account.used(block, "holders");
        } else if (PERIOD.matcher(block.text()).matches() && block.text().length() <= LONGEST_HEADING) {
            period = Validity.period(block.text(), Dates.in(block.text()));
            account.used(block, "validFrom");
        } else {
            return false;
        }
        return true;
    }

    private static boolean heading(Block block) {
        boolean known = JUDGED.matcher(block.text()).matches() || block.text().endsWith("?");
        boolean apart = block.afterBlank() && !block.text().matches(".*[.:;,)]$");
        return block.marker().isEmpty() && block.text().length() <= LONGEST_HEADING && (known || apart);
    }

    /** Whether the last item of the list announces this block, which has no mark of its own. */
    private boolean goesOn(Block block) {
        if (block.text().endsWith(".")) {
            return false;
        }
        for (int i = listed.size() - 1; i >= 0; i--) {
            if (listed.get(i).marker().isPresent()) {
                return listed.get(i).text().endsWith(":");
            }
        }
        return false;
    }

    private void prose(Block block) {
        hospitals(block.text());
        if (block.text().matches("(?iu).*nämnden .*beslut.*|.*\\bbeslutade .*|.*\\bbeslöt .*")) {
            account.outside(block, "decision");
        } else {
            prose.add(block);
        }
    }

    /** A hospital that the prose names is where the council that has it gives the care. */
    private void hospitals(String text) {
        for (Mention mention : directory.mentions(text)) {
            String owner = mention.place().owner();
            if (mention.exact() && owner != null) {
                holders.replaceAll(holder ->
                        lacksUnit(holder, owner) ? at(holder, mention.place().name()) : holder);
            }
        }
    }

    /** County councils bore the names that their regions have kept. */
    private boolean lacksUnit(Holder holder, String owner) {
        String council = holder.region() == null ? "" : holder.region();
        return holder.unit() == null
                && directory.mentionsShort(council).stream()
                        .anyMatch(name -> name.place().id().equals(owner));
    }

    private static Holder at(Holder holder, String unit) {
        return new Holder(holder.region(), unit, holder.dnr(), holder.subPermits(), holder.partners(), holder.note());
    }

    private Document document(Block last) {
        // Where there is no list, the prose is the definition.
        List<Block> defining = listed.isEmpty() ? prose : listed;
        List<Block> explaining = listed.isEmpty() ? List.of() : prose;
        Trees trees = new Trees(account::used);
        List<Criterion> children = trees.criteria(Outline.of(defining), null);
        List<Item> clarifications = trees.items(Outline.of(explaining), "clarifications", false, null);
        Criterion criteria = children.isEmpty() ? null : new Criterion(null, null, null, Combine.ANY, false, children);
        boolean cut = !judged || holders.isEmpty() || period.validFrom() == null || !whole(last);
        return new Document(
                Kind.AREA_PAGE,
                title,
                title == null ? null : Slug.of(title),
                period,
                new Facts(List.of(), holders, null, null),
                new Definition(criteria, clarifications, List.of(), List.of()),
                new ReadingResult(account.notUnderstood(), holderReader.corrections(), cut));
    }

    private static boolean whole(Block last) {
        return Sentences.whole(last.text())
                || Section.spelt(last.text())
                || JUDGED.matcher(last.text()).matches();
    }
}
