package se.nhv.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Codec;

/** A page of history as a Bundle (FHIR R4 bundle, history), made from the versions' own bytes. Pure. */
public final class HistoryBundle {
    private HistoryBundle() {}

    /**
     * The Bundle in JSON.
     *
     * @param base the address of the service, without a slash at the end
     * @param links relation and address of each link
     */
    public static byte[] json(HistoryPage page, String base, Map<String, String> links) {
        var out = new ByteArrayOutputStream(4096);
        write(
                out,
                "{\"resourceType\":\"Bundle\",\"meta\":{\"lastUpdated\":\"" + Codec.instant(page.asOf())
                        + "\"},\"type\":\"history\",\"total\":" + page.total());
        String separator = ",\"link\":[";
        for (Map.Entry<String, String> link : new LinkedHashMap<>(links).entrySet()) {
            write(out, separator + "{\"relation\":\"" + link.getKey() + "\",\"url\":" + quoted(link.getValue()) + "}");
            separator = ",";
        }
        write(out, links.isEmpty() ? "" : "]");
        separator = ",\"entry\":[";
        for (HistoryPage.Line line : page.lines()) {
            write(out, separator);
            entry(out, line, base);
            separator = ",";
        }
        write(out, page.lines().isEmpty() ? "}" : "]}");
        return out.toByteArray();
    }

    private static void entry(ByteArrayOutputStream out, HistoryPage.Line line, String base) {
        Entry entry = line.entry();
        String address = entry.key().reference();
        boolean deleted = entry.version().deleted();
        write(out, "{\"fullUrl\":\"" + base + "/" + address + "\"");
        if (!deleted) {
            write(out, ",\"resource\":");
            out.writeBytes(entry.json());
        }
        String status = deleted ? "204 No Content" : line.created() ? "201 Created" : "200 OK";
        write(
                out,
                ",\"request\":" + request(entry, address) + ",\"response\":{\"status\":\"" + status
                        + "\",\"etag\":\"W/\\\"" + entry.versionId() + "\\\"\",\"lastModified\":\""
                        + Codec.instant(entry.lastUpdated()) + "\"}}");
    }

    /** What brought the version about, as it was asked (FHIR R4 http 3.1.0.12); a patch as the update that it amounts to. */
    private static String request(Entry entry, String address) {
        boolean posted = entry.version().posted();
        String method = entry.version().deleted() ? "DELETE" : posted ? "POST" : "PUT";
        return "{\"method\":\"" + method + "\",\"url\":\""
                + (posted ? entry.key().type() : address) + "\"}";
    }

    /** An address in JSON: what a client wrote stands in it, so nothing of it may end the string. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
