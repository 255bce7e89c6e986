package se.nhv.source.read;

import java.util.List;

/**
 * Where a document's lines end, and what that says about them.
 *
 * @param right the right edge that lines are wrapped at
 * @param wrapped whether there is enough evidence that lines are wrapped there at all
 * @param ragged whether lines are wrapped earlier than they need to be, as a typesetter does
 * @param hyphenates whether words are divided at the ends of lines
 */
record Margin(double right, boolean wrapped, boolean ragged, boolean hyphenates, Indentation indentation) {
    /**
     * Where wrapped lines begin.
     *
     * @param flush always at the left edge, also below an indented line
     * @param notDeeper never deeper than the line they go on from
     */
    record Indentation(boolean flush, boolean notDeeper) {
        /** Whether a line may go on from the one that its block begins with. */
        boolean allows(Line first, Line line) {
            boolean edge = !flush || line.indent() == 0;
            return edge && (!notDeeper || line.indent() <= first.indent() + 1);
        }
    }

    /** Three lines that can only be wrapped make a wrapped document; fewer may be chance. */
    private static final int EVIDENCE = 3;
    /** A word's width in a proportional typeface is estimated within this part of the line. */
    private static final double ESTIMATE = 0.06;
    /** A line that ends earlier ends where its writer ended it. */
    private static final double HALF = 0.55;

    static Margin of(List<Line> lines) {
        double right = 0;
        for (Line line : lines) {
            boolean comment = line.text().startsWith("#");
            if (!comment && line.text().indexOf(' ') > 0) {
                right = Math.max(right, line.extent().right());
            }
        }
        Tally tally = new Tally();
        for (int i = 1; i < lines.size(); i++) {
            tally.add(lines.get(i - 1), lines.get(i), right);
        }
        boolean ragged = tally.early >= 2 * EVIDENCE && tally.early * 5 >= tally.full;
        boolean wrapped = tally.full + tally.hyphens >= EVIDENCE || ragged;
        boolean hyphenates = tally.hyphens >= 2 && tally.hyphens * 14 >= tally.full + tally.early;
        Indentation indentation = new Indentation(
                tally.fromIndented >= 2 && tally.indented == 0, tally.full + tally.early >= 2 && tally.deeper == 0);
        return new Margin(right, wrapped, ragged, hyphenates, indentation);
    }

    /** Whether the next line's first word would not have found room on this one. */
    boolean full(Line line, Line next) {
        double slack = line.extent().exact() ? 0 : right * ESTIMATE;
        return line.extent().right() + next.extent().firstWord() > right - slack;
    }

    /** Whether an unfinished sentence on this line may go on in the next although that had room here. */
    boolean loose(Line line) {
        return ragged || (!line.extent().exact() && line.extent().right() > right * HALF);
    }

    /** Counts pairs of lines where a sentence certainly goes on. */
    private static final class Tally {
        private int full;
        private int early;
        private int hyphens;
        private int fromIndented;
        private int indented;
        private int deeper;

        void add(Line above, Line line, double right) {
            String upper = above.text();
            boolean goesOn = Character.isLowerCase(line.text().charAt(0))
                    && !above.place().whole()
                    && !upper.matches(".*[.:;!?]$");
            if (!goesOn) {
                return;
            }
            boolean listed = Marker.of(line.text()).isPresent();
            boolean sure = !listed
                    && !line.place().afterBlank()
                    && above.extent().right() + line.extent().firstWord() > right;
            if (sure) {
                fromIndented += above.indent() > 0 ? 1 : 0;
                indented += line.indent() > 0 ? 1 : 0;
                deeper += line.indent() > above.indent() + 1 ? 1 : 0;
            }
            if (upper.matches(".*\\p{Ll}-$")) {
                hyphens++;
            } else if (above.extent().right() + line.extent().firstWord() > right) {
                full++;
            } else if (!line.place().afterBlank() && above.extent().right() > right * 0.6) {
                early++;
            }
        }
    }
}
