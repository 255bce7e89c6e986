package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.nhv.source.directory.Directory;
import se.nhv.source.read.Block;
import se.nhv.source.read.Line;

/**
 * Puts together what wrapping has taken apart among the holders. Names begin with capitals, so that the next line does
 * not look like the rest of a sentence; the directory knows when a name runs over the end of a line.
 */
final class HolderBlocks {
    private static final Pattern UNFINISHED =
            Pattern.compile("(?iu).*(\\b(genom|och|samt|med|för|vid|i)|[,/(])$|.*\\([^)]*$");

    private HolderBlocks() {}

    /** The blocks, those that are one holder's joined. */
    static List<Block> joined(List<Block> blocks, Directory directory) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            Optional<Block> above = joined.isEmpty() ? Optional.empty() : Optional.of(joined.get(joined.size() - 1));
            boolean goesOn = block.marker().isEmpty()
                    && !block.afterBlank()
                    && above.filter(one -> goesOn(one.text(), block.text(), directory))
                            .isPresent();
            if (goesOn && above.isPresent()) {
                joined.set(joined.size() - 1, together(above.get(), block));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    private static boolean goesOn(String upper, String lower, Directory directory) {
        boolean named = directory.mentions(upper + " " + lower).stream()
                .anyMatch(name -> name.exact() && name.start() < upper.length() && name.end() > upper.length());
        boolean another = directory.mentions(lower).stream()
                .anyMatch(name -> name.start() == 0 && name.place().region());
        return named || (UNFINISHED.matcher(upper).matches() && (!another || !unclosed(upper)));
    }

    /** A bracket that lost its end does not take the next holder into it. */
    private static boolean unclosed(String text) {
        return text.lastIndexOf('(') > text.lastIndexOf(')');
    }

    private static Block together(Block upper, Block lower) {
        List<Line> lines = new ArrayList<>(upper.lines());
        lines.addAll(lower.lines());
        return new Block(lines, upper.marker(), upper.text() + " " + lower.text());
    }
}
