package se.nhv.source.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.nhv.source.account.Account;
import se.nhv.source.read.Block;

/**
 * Puts the column heads of a table of measures before its figures: "Antal patienter, Region A, 2023: 14". A row with
 * more or fewer cells than the head stays as it is.
 */
final class MeasureTable {
    private static final Pattern HEAD =
            Pattern.compile("(?iu)^((uppföljnings)?mått(et)?|indikator|enhet|region|tillståndsinnehavare), \\S.*");
    private static final Pattern FIGURE =
            Pattern.compile("^[<>~]?\\s?\\d[\\d ,.]*\\s?\\S{0,12}$|^(?iu)(uppgift saknas|–|-|\\.\\.)$");

    private static final String CELL = ", ";

    private MeasureTable() {}

    static boolean head(String text) {
        return HEAD.matcher(text).matches();
    }

    /** The blocks, with the rows labelled and the heads left out. */
    static List<Block> labelled(List<Block> blocks, Account account) {
        List<Block> labelled = new ArrayList<>();
        String[] heads = {};
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (begins(blocks, i)) {
                heads = block.text().split(CELL);
                account.heading(block, "table");
            } else {
                boolean row = fits(block, heads.length);
                heads = row ? heads : new String[0];
                labelled.add(row ? block.withText(row(heads, block.text().split(CELL))) : block);
            }
        }
        return labelled;
    }

    /** Whether the block heads a row; a head without one is a line like any other. */
    private static boolean begins(List<Block> blocks, int i) {
        Block block = blocks.get(i);
        return block.marker().isEmpty()
                && head(block.text())
                && i + 1 < blocks.size()
                && fits(blocks.get(i + 1), block.text().split(CELL).length);
    }

    private static boolean fits(Block block, int columns) {
        return columns > 1 && block.marker().isEmpty() && block.text().split(CELL).length >= columns;
    }

    /** A comma too many belongs to the name of the measure, which stands first. */
    private static String row(String[] heads, String[] cells) {
        int surplus = cells.length - heads.length;
        List<String> words = new ArrayList<>();
        words.add(String.join(CELL, List.of(cells).subList(0, surplus + 1)));
        for (int i = 1; i < heads.length; i++) {
            String cell = cells[i + surplus];
            words.add(FIGURE.matcher(cell).matches() ? heads[i] + ": " + cell : cell);
        }
        return String.join(CELL, words);
    }
}
