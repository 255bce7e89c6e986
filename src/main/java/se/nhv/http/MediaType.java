package se.nhv.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a media type says beside its name (FHIR R4 http 3.1.0.1.8 and 3.1.0.1.10): the release of FHIR and the encoding. Pure. */
final class MediaType {
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

    private MediaType() {}

    /** The name alone, in small letters; null when there is no type. */
    static @Nullable String bare(@Nullable String type) {
        return type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the text is said to be UTF-8, which FHIR asks for, or nothing is said. */
    static boolean utf8(@Nullable String type) {
        String charset = parameter(type, "charset");
        return charset == null || UTF_8.contains(charset);
    }

    /** Whether Java knows the encoding that the text is said to be in, or nothing is said. */
    static boolean knownCharset(@Nullable String type) {
        String charset = parameter(type, "charset");
        try {
            return charset == null || Charset.isSupported(charset);
        } catch (IllegalCharsetNameException noName) {
            return false;
        }
    }

    /** Whether the release is said to be R4, or nothing is said. */
    static boolean release4(@Nullable String type) {
        String release = parameter(type, "fhirversion");
        return release == null || release.equals("4.0");
    }

    private static @Nullable String parameter(@Nullable String type, String name) {
        for (String piece : String.valueOf(type).split(";", -1)) {
            String[] sides = piece.split("=", 2);
            if (sides.length == 2 && sides[0].strip().equalsIgnoreCase(name)) {
                return sides[1].strip().replace("\"", "").toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }
}
