package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.read.Block;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Item;
import se.nhv.source.template.Combine;
import se.nhv.source.template.Outline;
import se.nhv.source.template.Section;
import se.nhv.source.template.Trees;
import se.nhv.source.template.UnitCounts;

/**
 * Reads a definition with what belongs to it: criteria, clarifications, delimitations, footnotes and the numbers of
 * units in its prose. Used for pages and for decisions, which share the form.
 *
 * <p>Long because a paragraph can be a number, a lead-in, a part of the definition or two of these, and the rules decide
 * together.
 */
public final class DefinitionReader {
    private static final Pattern ROOT = Pattern.compile(
            "(?iu)^(följande|nedanstående|detta|vård enligt nedan)\\b.{0,80}\\butgör(a|s)? (en )?nationell högspecialiserad vård"
                    + "( (och|som) (ska |skall )?bedriv\\p{L}* vid (högst )?\\p{L}+ (\\p{L}+ )?\\p{L}*enhet(er)?)?\\s*:?$");

    /** The decision itself leads in, where no other sentence does. */
    private static final Pattern DECIDING_LEAD = Pattern.compile(
            "(?iu)^(socialstyrelsen|myndigheten) (har beslutat|beslutar) att .*nationell högspecialiserad vård.*:$");

    /** The words by which a sentence says that it means some of the care that the title names. */
    private static final Pattern CERTAIN = Pattern.compile("(?iu)^viss\\p{L}? (vård (vid|av|för|inom) )?");

    private final Account account;
    private final List<Stated> stated = new ArrayList<>();
    private final List<Item> clarifications = new ArrayList<>();
    private final List<Item> delimitations = new ArrayList<>();
    private final StringBuilder decisionWords = new StringBuilder();
    private @Nullable String lead;
    private @Nullable Criterion criteria;

    /** Whether the line is the sentence that a definition begins with. */
    static boolean isLeadIn(String line) {
        return ROOT.matcher(line).matches();
    }

    public DefinitionReader(Account account) {
        this.account = account;
    }

    /** A number of units and the line that states it: numbers outside the list are read before those in it. */
    private record Stated(int line, DecidedUnits units) {}

    /**
     * The numbers of units that the prose gave, in its order.
     *
     * @param title the area's name: a number for "viss" care of that name is for the whole area
     */
    public List<DecidedUnits> units(@Nullable String title) {
        return stated.stream()
                .sorted(Comparator.comparingInt(Stated::line))
                .map(one -> one.units().scope() != null && isTitle(one.units().scope(), title)
                        ? new DecidedUnits(one.units().count(), null)
                        : one.units())
                .toList();
    }

    private static boolean isTitle(String scope, @Nullable String title) {
        return title != null
                && CERTAIN.matcher(scope).replaceFirst("").equalsIgnoreCase(title.replaceAll("\\s*\\([^)]*\\)", ""));
    }

    /** The sentences that say what is decided, for finding which area they are about. */
    String decisionWords() {
        return decisionWords.toString();
    }

    /** What was read, together with the measures that another section gave. */
    public Definition definition(List<Item> measures) {
        return new Definition(criteria, clarifications, delimitations, measures);
    }

    /** Takes the numbers out of a paragraph that stands outside the definition. */
    public void decision(Block block) {
        count(block);
    }

    /** Reads the parts that define the area. */
    void read(List<Part> parts) {
        List<Block> definition = new ArrayList<>();
        for (Part part : parts) {
            if (part.section() == Section.DEFINITION) {
                definition.addAll(part.blocks());
            }
        }
        List<Block> notes = Footnotes.of(definition);
        definition.removeAll(notes);
        criteria(definition);
        for (Part part : parts) {
            if (part.section() != Section.DEFINITION) {
                about(part);
            }
        }
        footnotes(notes, null);
    }

    private void about(Part part) {
        List<Block> blocks = new ArrayList<>(part.blocks());
        List<Block> counted = blocks.stream().filter(DefinitionReader::counts).toList();
        counted.forEach(this::count);
        blocks.removeAll(counted);
        List<Block> notes = Footnotes.of(blocks);
        blocks.removeAll(notes);
        boolean combined = part.section() == Section.COMBINED;
        boolean clarifies = part.section() == Section.CLARIFICATIONS;
        List<Item> to = clarifies ? clarifications : delimitations;
        String list = clarifies ? "clarifications" : "delimitations";
        int before = to.size();
        to.addAll(new Trees((block, path) -> account.used(block, offset(path, list, before)))
                .items(Outline.of(blocks), list, combined, part.subArea()));
        footnotes(notes, part.subArea());
    }

    /** Paths count over all sections of the kind. */
    private static String offset(String path, String list, int before) {
        String rest = path.substring(list.length() + 1);
        int dot = rest.indexOf('.');
        int ordinal = Integer.parseInt(dot < 0 ? rest : rest.substring(0, dot)) + before;
        return list + "." + ordinal + (dot < 0 ? "" : rest.substring(dot));
    }

    private void footnotes(List<Block> notes, @Nullable String subArea) {
        for (Block note : notes) {
            account.used(note, "clarifications." + (clarifications.size() + 1));
            clarifications.add(new Item(Footnotes.words(note), false, subArea, List.of()));
        }
    }

    private void criteria(List<Block> blocks) {
        List<Block> rest = new ArrayList<>();
        List<Block> counted = new ArrayList<>();
        List<Block> saying = new ArrayList<>();
        boolean roles = false;
        boolean led = blocks.stream().anyMatch(block -> isLeadIn(block.text()));
        for (Block block : blocks) {
            if (lead == null && !led && DECIDING_LEAD.matcher(block.text()).matches()) {
                lead = block.text();
                count(block);
            } else if (lead == null && ROOT.matcher(block.text()).matches()) {
                lead = block.text();
                count(block);
                account.used(block, "criteria");
            } else if (roles && role(block)) {
                count(block);
            } else if (counts(block)) {
                counted.add(block);
                count(block);
                roles = true;
                if (lead != null && says(block)) {
                    saying.add(block);
                }
            } else {
                roles = false;
                rest.add(block);
            }
        }
        rest.forEach(this::countMore);
        if (!rest.isEmpty()) {
            rest.addAll(0, saying);
        }
        tree(rest.isEmpty() ? whatIsNational(counted) : rest);
    }

    /** A paragraph that tells numbers of units and nothing else, wherever it stands. */
    private static boolean counts(Block block) {
        return block.marker().isEmpty()
                && UnitCounts.onlyCounts(block.text())
                && !block.text().endsWith(":");
    }

    /** An item that gives one unit its part: "En barnenhet för …". */
    private static boolean role(Block block) {
        return block.marker().isPresent()
                && block.text().matches("(?iu)^(en|ett|två|tre|fyra|fem|\\d+) \\p{L}*enhet(er)?\\b.*");
    }

    /**
     * Whether a sentence with a number, below the lead-in, also says what the care is: "Ekovård vid … är nationell
     * högspecialiserad vård som bedrivs vid två enheter". One that decides, or points at what stands below, does not.
     */
    private static boolean says(Block block) {
        return block.text().matches("(?iu).*(är|utgör|utgöra) nationell högspecialiserad vård.*")
                && !block.text().matches("(?iu).*\\bbeslut.*|^(viss |denna )?vård(en)?\\b.*|.*\\b(ned|nedan)\\b.*");
    }

    private void tree(List<Block> blocks) {
        if (blocks.isEmpty() && lead == null) {
            return;
        }
        List<Criterion> children = new Trees(account::used).criteria(Outline.of(blocks), null);
        String words = lead == null ? "" : lead;
        criteria = new Criterion(null, null, lead, Trees.combine(words, children), Combine.open(words), children);
    }

    /** When every paragraph tells numbers, the ones that say what the care is are the definition too. */
    private static List<Block> whatIsNational(List<Block> counted) {
        List<Block> saying = counted.stream()
                .filter(block -> block.text().matches("(?iu).*nationell(t)? högspecialiserad(e)? vård.*"))
                .toList();
        return saying.isEmpty() ? counted : saying;
    }

    private void count(Block block) {
        decisionWords.append(block.text()).append('\n');
        account.used(block, "decidedUnits");
        UnitCounts.in(block.text()).forEach(more -> addUnits(block, more));
    }

    /** Numbers in the items themselves, where the prose has not said them already. */
    private void countMore(Block block) {
        for (DecidedUnits more : UnitCounts.in(block.text())) {
            boolean said = stated.stream().anyMatch(known -> known.units().count() == more.count());
            if (!said) {
                addUnits(
                        block,
                        more.scope() == null && block.text().endsWith(":") && !stated.isEmpty()
                                ? new DecidedUnits(more.count(), block.text().replaceFirst("\\s*:$", ""))
                                : more);
            }
        }
    }

    private void addUnits(Block block, DecidedUnits more) {
        boolean repeated = stated.stream()
                .map(Stated::units)
                .anyMatch(known -> known.equals(more) || (known.count() == more.count() && more.scope() == null));
        if (!repeated) {
            stated.add(new Stated(block.number(), more));
        }
    }
}
