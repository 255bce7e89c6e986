package se.nhv.source.variants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A text page printed: wrapped at the paper's width in a proportional typeface, over as many pages as it takes. */
public final class PdfForm {
    private static final float SIZE = 11;
    private static final float LEADING = 14;
    private static final float LEFT = 60;
    private static final float TOP = 780;
    private static final float WIDTH = 470;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPageContentStream page;
    private float y = TOP;

    private PdfForm(String text) throws IOException {
        font = text.matches("(?s)[\\n\\t\\x20-\\x7eåäöÅÄÖéÉ•–”§]*")
                ? new PDType1Font(Standard14Fonts.FontName.HELVETICA)
                : embedded(document);
        page = newPage();
    }

    static byte[] of(String text) {
        try {
            PdfForm form = new PdfForm(text);
            for (String line : text.split("\n", -1)) {
                if (!line.startsWith("#")) {
                    form.paragraph(line.replace("\t", "    "));
                }
            }
            return form.done();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** For signs that the standard typeface lacks, such as ≥. */
    private static PDFont embedded(PDDocument document) throws IOException {
        try (InputStream face =
                PDFont.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            return PDType0Font.load(document, Objects.requireNonNull(face));
        }
    }

    /** The document that a caller fills, closed and as bytes. */
    private byte[] done() throws IOException {
        page.close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        document.close();
        return out.toByteArray();
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage paper = new PDPage(org.apache.pdfbox.pdmodel.common.PDRectangle.A4);
        document.addPage(paper);
        return new PDPageContentStream(document, paper);
    }

    private void paragraph(String line) throws IOException {
        if (line.isBlank()) {
            y -= LEADING;
            return;
        }
        int indent = line.length() - line.stripLeading().length();
        StringBuilder row = new StringBuilder();
        for (String word : line.strip().split(" ")) {
            String longer = row.isEmpty() ? word : row + " " + word;
            if (!row.isEmpty() && width(longer) > WIDTH - indent * 3) {
                draw(row.toString(), indent);
                row.setLength(0);
                row.append(word);
            } else {
                row.setLength(0);
                row.append(longer);
            }
        }
        draw(row.toString(), indent);
    }

    private float width(String words) throws IOException {
        return font.getStringWidth(drawable(words)) / 1000 * SIZE;
    }

    private void draw(String words, int indent) throws IOException {
        if (y < 60) {
            page.close();
            page = newPage();
            y = TOP;
        }
        page.beginText();
        page.setFont(font, SIZE);
        page.newLineAtOffset(LEFT + indent * 6, y);
        page.showText(drawable(words));
        page.endText();
        y -= LEADING;
    }

    /** What the typeface has no glyph for is drawn as a question mark. */
    private String drawable(String words) {
        return font instanceof PDType0Font ? words : words.replaceAll("[^\\x20-\\x7eåäöÅÄÖéÉ•–”§]", "?");
    }
}
