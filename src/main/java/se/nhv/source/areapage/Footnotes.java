package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.nhv.source.read.Block;
import se.nhv.source.read.Marker;

/** Footnotes: {@code *Efter …} for a word that ends in an asterisk, {@code 1) …} for one followed by {@code (1)}, {@code ¹}. */
final class Footnotes {
    private static final Pattern STARRED = Pattern.compile("(?s).*[\\p{L}\\d)]\\s?\\*+(\\s|$|[.,;:)]).*");

    private static final Pattern RAISED = Pattern.compile("[¹²³⁴⁵⁶⁷⁸⁹]");

    private Footnotes() {}

    /** The blocks that are footnotes to the others. */
    static List<Block> of(List<Block> blocks) {
        List<Block> notes = new ArrayList<>();
        StringBuilder above = new StringBuilder();
        boolean alone = blocks.stream().filter(Footnotes::star).count() == 1;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean starred =
                    STARRED.matcher(above).matches() && (block.text().startsWith("*") || (star(block) && alone));
            boolean raised = block.marker().isEmpty()
                    && RAISED.matcher(block.text()).lookingAt()
                    && above.indexOf(block.text().substring(0, 1)) >= 0;
            if (raised || starred || numbered(block, above.toString())) {
                notes.add(block);
            }
            above.append(block.text()).append('\n');
        }
        return notes;
    }

    private static boolean star(Block block) {
        return block.marker().filter(m -> m.label().equals("*")).isPresent();
    }

    private static boolean numbered(Block block, String above) {
        Optional<Marker> marker = block.marker()
                .filter(m -> m.kind() == Marker.Kind.NUMBER && m.written().endsWith(")"));
        return marker.filter(m -> above.contains("(" + m.label() + ")")).isPresent();
    }

    /** The footnote's words without its mark. */
    static String words(Block note) {
        return note.text().replaceFirst("^(\\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)\\s*", "");
    }
}
