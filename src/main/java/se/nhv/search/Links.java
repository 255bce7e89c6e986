package se.nhv.search;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.search.query.Cursor;
import se.nhv.search.query.SearchRequest.Argument;

/**
 * The addresses of a search and of its pages. All state stands in the query, and the path stays the one that was asked:
 * clients that send only the query again get the right page.
 */
final class Links {
    /** What may stand in a query as it is (RFC 3986, 3.4), and is read more easily so. */
    private static final String PLAIN = "-._~:/,$*@!';()?";

    private Links() {}

    static Map<String, String> of(
            String path, List<Argument> used, @Nullable Cursor here, @Nullable Cursor previous, @Nullable Cursor next) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", address(path, used, here));
        if (here != null || next != null) {
            links.put("first", address(path, used, null));
        }
        if (previous != null) {
            links.put("previous", address(path, used, previous.offset() == 0 ? null : previous));
        }
        if (next != null) {
            links.put("next", address(path, used, next));
        }
        return links;
    }

    private static String address(String path, List<Argument> used, @Nullable Cursor cursor) {
        StringBuilder address = new StringBuilder(path);
        char separator = '?';
        for (Argument argument : used) {
            address.append(separator);
            encode(argument.name(), address);
            address.append('=');
            encode(argument.value(), address);
            separator = '&';
        }
        if (cursor != null) {
            address.append(separator).append("_cursor=").append(cursor);
        }
        return address.toString();
    }

    private static void encode(String text, StringBuilder into) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean alphanumeric = letter < 0x80 && Character.isLetterOrDigit(letter);
            if (alphanumeric || PLAIN.indexOf(letter) >= 0) {
                into.append(letter);
            } else {
                into.append('%')
                        .append(Character.toUpperCase(Character.forDigit(letter >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(letter & 15, 16)));
            }
        }
    }
}
