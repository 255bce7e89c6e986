package se.nhv.source.read;

/**
 * One line of a document that is not empty, with white space and invisible characters already put right.
 *
 * @param number the line's number in the document, from 1; in a PDF counted over all pages
 * @param text the words, with single spaces and no space at the ends
 * @param indent columns before the first character
 * @param place how the line stands to its neighbours
 * @param extent where the line ends and how much room its first word takes, for telling a wrap from an end
 */
public record Line(int number, String text, int indent, Place place, Extent extent) {
    /**
     * @param afterBlank an empty line, or a gap as high, comes before
     * @param pageStart the line is the first of a page
     * @param whole the line is a block of its own, as in HTML: it neither continues nor is continued
     */
    public record Place(boolean afterBlank, boolean pageStart, boolean whole) {}

    /**
     * In columns for text and in points for PDF: right edge, and width of the first word and a space.
     *
     * @param exact false where the width of a word is only estimated, as in a proportional typeface
     */
    public record Extent(double right, double firstWord, boolean exact) {}

    /** A line of plain text, measured in columns. */
    static Line ofColumns(int number, String text, int indent, Place place) {
        int space = text.indexOf(' ');
        int first = space < 0 ? text.length() : space;
        return new Line(number, text, indent, place, new Extent(indent + text.length(), first + 1.0, true));
    }
}
