package se.nhv.source.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain text as lines, in UTF-8, UTF-16 with a byte-order mark, or Windows-1252. */
final class TextLines {
    private static final Pattern ADDRESS = Pattern.compile("^#\\s*source:\\s*(https?://\\S+)\\s*$");
    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n|\u2028|\u2029");

    /** A heading of Markdown below the title; a single "#" alone is a comment here. */
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,6} \\p{L}");

    private static final Pattern HEADING_MARK = Pattern.compile("^(?:#{2,6} |# (?!\\p{L}+:))");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\((?:https?:|mailto:|/)[^)\\s]*\\)");
    private static final Pattern EMPHASIS = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1");

    private TextLines() {}

    /** The line of a page saved as Markdown without the marks of headings, links and bold type. */
    private static String unmarked(String line) {
        String plain = LINK.matcher(HEADING_MARK.matcher(line).replaceFirst("")).replaceAll("$1");
        return EMPHASIS.matcher(plain).replaceAll("$2");
    }

    static Lines of(byte[] bytes) {
        List<String> remarks = new ArrayList<>();
        return of(decode(bytes, remarks), remarks);
    }

    static Lines of(String text, List<String> remarks) {
        List<Line> lines = new ArrayList<>();
        String address = null;
        boolean blank = true;
        int number = 0;
        boolean markdown = HEADING.matcher(text).find();
        for (String written : BREAK.split(text, -1)) {
            number++;
            String raw = markdown ? unmarked(written) : written;
            int feed = raw.indexOf('\f');
            String visible = Whitespace.visible(feed < 0 ? raw : raw.replace('\f', ' '));
            String single = Whitespace.single(visible);
            if (single.isEmpty()) {
                blank = true;
                continue;
            }
            Matcher found = ADDRESS.matcher(single);
            if (address == null && found.matches()) {
                address = found.group(1);
            }
            // A form feed, or the single space that many a PDF-to-text program leaves of one, starts a page.
            boolean page = feed >= 0 || (Whitespace.indent(visible) == 1 && !blank);
            lines.add(Line.ofColumns(number, single, Whitespace.indent(visible), new Line.Place(blank, page, false)));
            blank = false;
        }
        return new Lines(lines, address, remarks);
    }

    private static String decode(byte[] bytes, List<String> remarks) {
        Charset marked = byteOrderMark(bytes);
        if (marked != null) {
            return new String(bytes, marked).substring(1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return damaged(bytes, remarks);
        }
    }

    /** A text with a few broken bytes is still UTF-8; one whose letters all break is Windows-1252. */
    private static String damaged(byte[] bytes, List<String> remarks) {
        String asUtf8 = new String(bytes, StandardCharsets.UTF_8);
        if (!mostlyBroken(asUtf8)) {
            long broken = asUtf8.chars().filter(c -> c == '\ufffd').count();
            remarks.add(broken + " byte som inte är UTF-8");
            return asUtf8;
        }
        remarks.add("läst som Windows-1252");
        return new String(bytes, Charset.forName("windows-1252"));
    }

    /**
     * What a web page that does not say is written in: null where it says or is UTF-8, for the parser to find out.
     */
    static @Nullable String charset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
        boolean says =
                byteOrderMark(bytes) != null || head.toLowerCase(Locale.ROOT).contains("charset");
        String asUtf8 = says ? "" : new String(bytes, StandardCharsets.UTF_8);
        return mostlyBroken(asUtf8) ? "windows-1252" : null;
    }

    private static boolean mostlyBroken(String asUtf8) {
        long broken = asUtf8.chars().filter(c -> c == '\ufffd').count();
        long whole = asUtf8.chars().filter(c -> c > 127 && c != '\ufffd').count();
        return broken > whole;
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }
}
