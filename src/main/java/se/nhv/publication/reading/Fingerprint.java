package se.nhv.publication.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Words as 16 hexadecimal digits, from which they cannot be read back. The same words give the same digits whatever the form of
 * the document: case, blanks, hyphens, wraps, bullets and punctuation do not count; digits, their decimal and range signs, and the
 * signs that compare (<, >, ≤, ≥, %) do. Pure.
 */
public final class Fingerprint {
    /** 64 bits: two passages of one page meet by chance once in 10^16 pages. */
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** The fingerprint: the beginning of the SHA-256 of the words' letters, digits and comparing signs, in UTF-8. */
    public static String of(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replaceAll("(?<!\\d)[-.,:/⁄](?=\\d)|[-.,:/⁄](?!\\d)", "")
                .replaceAll("[^\\p{L}\\p{N}<>≤≥=%+\\-.,:/⁄]", "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
