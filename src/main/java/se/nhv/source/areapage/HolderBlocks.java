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

    private static final Pattern THROUGH = Pattern.compile("(?iu).*\\b(genom|via)");

    private static final Pattern MORE = Pattern.compile(
            "(?iu)\\(?((inklusive|inkl\\.?|med|samt|även)\\s+)?(del|under)tillstånd|\\(?(dnr|diarienummer|diarienr)\\b");

    private HolderBlocks() {}

    /** The blocks, those that are one holder's joined. */
    static List<Block> joined(List<Block> blocks, Directory directory) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            Optional<Block> above = joined.isEmpty() ? Optional.empty() : Optional.of(joined.get(joined.size() - 1));
            boolean goesOn = above.filter(one -> belongs(one.text(), block, directory) || more(block.text(), directory))
                    .isPresent();
            if (goesOn && above.isPresent()) {
                joined.set(joined.size() - 1, together(above.get(), block));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    /** Whether the line says more of the holder above and names nobody: its sub-permits or its case number. */
    private static boolean more(String text, Directory directory) {
        return MORE.matcher(text).lookingAt()
                && !text.endsWith(":")
                && directory.mentions(text).isEmpty();
    }

    /** An empty line does not end a line that ends in "genom", as a hospital's name follows. */
    private static boolean belongs(String upper, Block block, Directory directory) {
        boolean apart = block.afterBlank() && !THROUGH.matcher(upper).matches();
        return block.marker().isEmpty() && !apart && goesOn(upper, block.text(), directory);
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
