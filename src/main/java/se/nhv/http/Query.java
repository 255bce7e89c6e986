package se.nhv.http;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A query string, or a form, before anybody has decoded it. */
final class Query {
    private Query() {}

    /** Whether every percent sign begins two hexadecimal digits, and what they say is UTF-8. */
    static boolean wellFormed(String query) {
        return wellFormed(query.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of a form as it was sent. */
    static boolean wellFormed(byte[] form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < form.length; at++) {
            if (form[at] != '%') {
                bytes.write(form[at]);
                continue;
            }
            int high = at + 2 < form.length ? Character.digit(form[at + 1], 16) : -1;
            int low = at + 2 < form.length ? Character.digit(form[at + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.write(high * 16 + low);
            at += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** The first value of a parameter; null when it is not there, or the query cannot be decoded. */
    static @Nullable String first(@Nullable String query, String name) {
        if (query == null || !wellFormed(query)) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
