package se.nhv.source.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes to lines; what kind of file it is, is told from the bytes, never from the name. */
public final class Reading {
    /** Larger than any page or decision; a larger file is a mistake. */
    private static final int MAX_BYTES = 20_000_000;
    /** A longer line is not prose. */
    private static final int MAX_COLUMNS = 20_000;

    private Reading() {}

    /**
     * The lines of the document.
     *
     * @throws UnreadableDocument when there is nothing to read: encrypted, too large, binary
     */
    public static Lines lines(byte[] bytes) throws UnreadableDocument {
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableDocument("filen är större än " + MAX_BYTES / 1_000_000 + " MB");
        }
        Lines lines = isPdf(bytes) ? PdfLines.of(bytes) : isHtml(bytes) ? html(bytes) : text(bytes);
        if (lines.lines().stream().anyMatch(line -> line.text().length() > MAX_COLUMNS)) {
            throw new UnreadableDocument("en rad är längre än " + MAX_COLUMNS + " tecken: det är ingen text");
        }
        return lines;
    }

    private static Lines text(byte[] bytes) throws UnreadableDocument {
        int controls = 0;
        int looked = Math.min(bytes.length, 8192);
        for (int i = 0; i < looked; i++) {
            controls += bytes[i] >= 0 && bytes[i] < 9 ? 1 : 0;
        }
        boolean wide = looked > 1 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE;
        if (!wide && controls * 20 > looked) {
            throw new UnreadableDocument("filen är inte text, HTML eller PDF");
        }
        return TextLines.of(bytes);
    }

    private static Lines html(byte[] bytes) throws UnreadableDocument {
        try {
            return HtmlLines.of(bytes);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableDocument("HTML-sidan går inte att läsa");
        }
    }

    private static boolean isPdf(byte[] bytes) {
        return head(bytes).contains("%PDF-");
    }

    private static boolean isHtml(byte[] bytes) {
        String head = head(bytes).toLowerCase(Locale.ROOT);
        return head.contains("<html")
                || head.contains("<!doctype html")
                || head.matches("(?s)\\s*<(body|main|article|div|h1|p|head|!--|section)\\b.*");
    }

    private static String head(byte[] bytes) {
        int length = Math.min(bytes.length, 2048);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
