package se.nhv.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What can be wrong with JSON before anybody parses it (RFC 8259): bytes that are not UTF-8, which parsers replace in silence, and
 * numbers that fit on a line and not into a computer. {@code 1e999999999} is eleven bytes, and a gigabyte as soon as somebody writes it
 * out. Pure.
 */
public final class JsonText {
    /** No quantity of this world has an exponent of four digits; HAPI and Jackson write out what they read. */
    private static final int EXPONENT_DIGITS = 3;

    private JsonText() {}

    /** Why the text must not reach a parser; empty when it may, which does not make it JSON. */
    public static Optional<String> fault(byte[] json) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try {
            decoder.decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException notUtf8) {
            return Optional.of("UTF-8");
        }
        int at = hugeNumber(json);
        return at < 0 ? Optional.empty() : Optional.of("1e±999, byte " + at);
    }

    /** Where an exponent of too many digits begins, outside of texts; -1 when there is none. */
    private static int hugeNumber(byte[] json) {
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte is = json[i];
            if (text && is == '\\') {
                i++;
            } else if (is == '"') {
                text = !text;
            } else if (!text && (is == 'e' || is == 'E') && i > 0 && (digit(json, i - 1) || json[i - 1] == '.')) {
                int first = i + 1 < json.length && (json[i + 1] == '+' || json[i + 1] == '-') ? i + 2 : i + 1;
                int end = first;
                while (digit(json, end)) {
                    end++;
                }
                if (end - first > EXPONENT_DIGITS) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean digit(byte[] json, int at) {
        return at < json.length && json[at] >= '0' && json[at] <= '9';
    }
}
