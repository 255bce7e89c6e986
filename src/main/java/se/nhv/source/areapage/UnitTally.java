package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.read.Block;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.template.UnitCounts;

/** Gathers the numbers of units that a definition states, wherever in it they stand. One per document. */
final class UnitTally {
    /** The words by which a sentence says that it means some of the care that the title names. */
    private static final Pattern CERTAIN = Pattern.compile("(?iu)^viss\\p{L}? (vård (vid|av|för|inom) )?");

    /** A number of units and the line that states it: numbers outside the list are read before those in it. */
    private record Stated(int line, DecidedUnits units) {}

    private final List<Stated> stated = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    /** Takes the numbers of a paragraph that says what is decided. */
    void add(Block block) {
        words.append(block.text()).append('\n');
        UnitCounts.in(block.text()).forEach(more -> put(block, more));
    }

    /** Takes the numbers of an item or a footnote, where the prose has not said them already. */
    void addUnsaid(Block block) {
        for (DecidedUnits more : UnitCounts.in(block.text())) {
            boolean said = stated.stream().anyMatch(known -> known.units().count() == more.count());
            if (!said) {
                boolean label = more.scope() == null && block.text().endsWith(":") && !stated.isEmpty();
                String scope = block.text().replaceFirst("\\s*:$", "");
                put(block, label ? new DecidedUnits(more.count(), scope) : more);
            }
        }
    }

    /** Takes the number of all units from a passing mention ("en av de fyra enheterna") where nothing else says it. */
    void addMentioned(Block block) {
        boolean total = stated.stream().anyMatch(one -> one.units().scope() == null);
        int among = total ? 0 : UnitCounts.among(block.text());
        if (among > 0) {
            put(block, new DecidedUnits(among, null));
        }
    }

    private void put(Block block, DecidedUnits more) {
        boolean repeated = stated.stream()
                .map(Stated::units)
                .anyMatch(known -> known.equals(more) || (known.count() == more.count() && more.scope() == null));
        if (!repeated) {
            stated.add(new Stated(block.number(), more));
        }
    }

    /** The numbers in the document's order; one for "viss" care of the title's name is for the whole area. */
    List<DecidedUnits> units(@Nullable String title) {
        return stated.stream()
                .sorted(Comparator.comparingInt(Stated::line))
                .map(Stated::units)
                .map(units -> isTitle(units.scope(), title) ? new DecidedUnits(units.count(), null) : units)
                .toList();
    }

    private static boolean isTitle(@Nullable String scope, @Nullable String title) {
        if (scope == null || title == null) {
            return false;
        }
        Matcher certain = CERTAIN.matcher(scope);
        return certain.replaceFirst("").equalsIgnoreCase(title.replaceAll("\\s*\\([^)]*\\)", ""));
    }

    /** The sentences that say what is decided. */
    String words() {
        return words.toString();
    }
}
