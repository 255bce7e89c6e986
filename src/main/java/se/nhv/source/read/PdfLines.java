package se.nhv.source.read;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A PDF as lines: each line with where it stands on the page, so that gaps become empty lines, left edges become
 * indentation, and right edges tell a wrap from an end.
 */
final class PdfLines {
    /** More pages than any decision has; a larger file is not read in vain. */
    private static final int MAX_PAGES = 400;
    /** A gap this many times the ordinary one is an empty line. */
    private static final double GAP = 1.45;

    private PdfLines() {}

    static Lines of(byte[] bytes) throws UnreadableDocument {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw new UnreadableDocument("PDF:en har fler än " + MAX_PAGES + " sidor");
            }
            Stripper stripper = new Stripper();
            stripper.writeText(document, new StringWriter());
            return new Lines(lines(stripper.drawn), null, List.of());
        } catch (InvalidPasswordException locked) {
            throw new UnreadableDocument("PDF:en är krypterad");
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw new UnreadableDocument("PDF:en går inte att läsa");
        }
    }

    /** One drawn line: its words, its edges and its place. */
    private record Drawn(String text, double left, double right, double y, double height, int page) {}

    private static List<Line> lines(List<Drawn> drawn) {
        List<Line> lines = new ArrayList<>();
        double margin = drawn.stream().mapToDouble(Drawn::left).min().orElse(0);
        double ordinary = ordinaryGap(drawn);
        for (int i = 0; i < drawn.size(); i++) {
            Drawn now = drawn.get(i);
            boolean page = i == 0 || drawn.get(i - 1).page != now.page;
            boolean blank = page || now.y - drawn.get(i - 1).y > GAP * ordinary;
            String text = Whitespace.single(Whitespace.visible(now.text));
            if (text.isEmpty()) {
                continue;
            }
            double column = (now.right - now.left) / text.length();
            int indent = (int) Math.round((now.left - margin) / Math.max(1, column));
            int space = text.indexOf(' ');
            double firstWord = column * (space < 0 ? text.length() : space + 1);
            lines.add(new Line(
                    i + 1,
                    text,
                    indent,
                    new Line.Place(blank, page, false),
                    new Line.Extent(now.right, firstWord, false)));
        }
        return lines;
    }

    /** The distance between lines of one paragraph: small gaps decide, capped by what the type's height allows. */
    private static double ordinaryGap(List<Drawn> drawn) {
        List<Double> gaps = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int i = 1; i < drawn.size(); i++) {
            double gap = drawn.get(i).y - drawn.get(i - 1).y;
            if (drawn.get(i).page == drawn.get(i - 1).page && gap > 0) {
                gaps.add(gap);
            }
            heights.add(drawn.get(i).height);
        }
        if (gaps.isEmpty()) {
            return Double.MAX_VALUE / 4;
        }
        gaps.sort(null);
        heights.sort(null);
        double size = heights.get(heights.size() / 2);
        return Math.min(gaps.get(gaps.size() / 5), 1.7 * size);
    }

    /** Collects PDFBox's lines together with their positions. */
    private static final class Stripper extends PDFTextStripper {
        private final List<Drawn> drawn = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private double left = Double.MAX_VALUE;
        private double right;
        private double y;
        private double height;

        Stripper() {
            setSortByPosition(true);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            words.append(text);
            for (TextPosition position : positions) {
                if (!position.getUnicode().isBlank()) {
                    left = Math.min(left, position.getXDirAdj());
                    right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
                    y = position.getYDirAdj();
                    height = position.getFontSizeInPt();
                }
            }
        }

        @Override
        protected void writeWordSeparator() {
            words.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            endLine();
        }

        @Override
        protected void writePageEnd() {
            endLine();
        }

        private void endLine() {
            if (!words.toString().isBlank()) {
                drawn.add(new Drawn(words.toString(), left, right, y, height, getCurrentPageNo()));
            }
            words.setLength(0);
            left = Double.MAX_VALUE;
            right = 0;
        }
    }
}
