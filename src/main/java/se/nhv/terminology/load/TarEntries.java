package se.nhv.terminology.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tar archive, one after the other (POSIX ustar and pax, and GNU's long names). An archive that is larger than any
 * real one, that names files outside itself, or that holds links is refused. Not thread-safe.
 */
final class TarEntries {
    static final int LARGEST_FILE = 128 * 1024 * 1024;
    static final long LARGEST = 1024L * 1024 * 1024;
    static final int MOST_FILES = 50_000;

    private static final int BLOCK = 512;
    private static final Pattern PAX_PATH = Pattern.compile("[0-9]+ path=([^\\n]*)\\n");

    private final InputStream in;
    private long read;
    private int files;

    /** @param in the unpacked archive */
    TarEntries(InputStream in) {
        this.in = in;
    }

    record Entry(String name, byte[] bytes) {}

    /** The next file; null at the end. */
    @Nullable
    Entry next() throws IOException {
        String longName = null;
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            read += header.length;
            if (header.length < BLOCK || isZero(header)) {
                return null;
            }
            byte[] bytes = content(size(header));
            char type = (char) header[156];
            switch (type) {
                case 'x' -> longName = pax(bytes, longName);
                case 'L' -> longName = text(bytes, 0, bytes.length);
                case 'g', '5' -> longName = null; // an archive's comment, a folder
                case '0', '\0', '7' -> {
                    return new Entry(safe(longName == null ? name(header) : longName), bytes);
                }
                default -> throw new IOException("the archive holds a link or a device: " + name(header));
            }
        }
    }

    private byte[] content(long size) throws IOException {
        long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
        read += padded;
        if (size > LARGEST_FILE || read > LARGEST || ++files > MOST_FILES) {
            throw new IOException("the archive is too large: at most " + LARGEST_FILE + " bytes a file, " + LARGEST
                    + " bytes and " + MOST_FILES + " files together");
        }
        byte[] bytes = in.readNBytes((int) size);
        long padding = padded - size;
        if (bytes.length < size || in.readNBytes((int) padding).length < padding) {
            throw new IOException("the archive ends in the middle of a file");
        }
        return bytes;
    }

    /** In octal digits; a larger file than they can tell is refused as too large anyway. */
    private static long size(byte[] header) throws IOException {
        String digits = text(header, 124, 12).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new IOException("this is no tar archive");
        }
        return Long.parseLong(digits, 8);
    }

    private static String name(byte[] header) {
        String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static @Nullable String pax(byte[] bytes, @Nullable String before) {
        Map<String, String> records = new HashMap<>();
        Matcher path = PAX_PATH.matcher(new String(bytes, StandardCharsets.UTF_8));
        while (path.find()) {
            records.put("path", path.group(1));
        }
        return records.getOrDefault("path", before);
    }

    private static String safe(String name) throws IOException {
        boolean outside = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || Arrays.asList(name.split("/")).contains("..");
        if (outside) {
            throw new IOException("the archive names a file outside itself: " + name);
        }
        return name;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static boolean isZero(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
