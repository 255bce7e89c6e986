package se.nhv.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import se.nhv.fhir.Codec;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;

/**
 * Writes a result as a Bundle of type searchset (FHIR R4, 3.1.1.6): the entries' own bytes with a frame around them, because
 * nothing is quicker than not to encode again. Thread-safe.
 */
public final class Searchset {
    private static final byte[] COMMA = {','};

    private final Codec codec;
    private final Outcomes outcomes;

    public Searchset(Codec codec, Outcomes outcomes) {
        this.codec = codec;
        this.outcomes = outcomes;
    }

    /** The Bundle in compact JSON, UTF-8. */
    public byte[] json(SearchResult result, Language language) {
        return bundle("searchset", result, language);
    }

    /** The same resources as a Bundle of type collection, whose entries say nothing of a search. */
    public byte[] collection(SearchResult result, Language language) {
        return bundle("collection", result, language);
    }

    private byte[] bundle(String type, SearchResult result, Language language) {
        boolean search = type.equals("searchset");
        Buffer out = new Buffer();
        out.text("{\"resourceType\":\"Bundle\",\"meta\":{\"lastUpdated\":\"")
                .text(result.dataAsOf().toString())
                .text("\"},\"type\":\"" + type + "\"");
        if (result.total() != null) {
            out.text(",\"total\":").text(Integer.toString(result.total()));
        }
        if (!result.links().isEmpty()) {
            links(result.links(), out);
        }
        if (!result.hits().isEmpty() || !result.notes().isEmpty()) {
            out.text(",\"entry\":[");
            entries(result, search, language, out);
            out.text("]");
        }
        return out.text("}").toByteArray();
    }

    private static void links(Map<String, String> links, Buffer out) {
        String separator = ",\"link\":[";
        for (Map.Entry<String, String> link : links.entrySet()) {
            out.text(separator)
                    .text("{\"relation\":\"")
                    .text(link.getKey())
                    .text("\",\"url\":\"")
                    .text(link.getValue())
                    .text("\"}");
            separator = ",";
        }
        out.text("]");
    }

    private void entries(SearchResult result, boolean search, Language language, Buffer out) {
        boolean first = true;
        for (SearchResult.Hit hit : result.hits()) {
            out.writeBytes(first ? new byte[0] : COMMA);
            first = false;
            entry(result.base(), hit, search, out);
        }
        if (!result.notes().isEmpty()) {
            out.writeBytes(first ? new byte[0] : COMMA);
            out.text("{\"resource\":").bytes(codec.encode(outcomes.of(result.notes(), language)));
            out.text(",\"search\":{\"mode\":\"outcome\"}}");
        }
    }

    private static void entry(String base, SearchResult.Hit hit, boolean search, Buffer out) {
        out.text("{\"fullUrl\":\"")
                .text(base)
                .text("/")
                .text(hit.key().reference())
                .text(hit.local() == null ? "" : "#" + hit.local())
                .text("\",\"resource\":")
                .bytes(hit.json());
        if (!search) {
            out.text("}");
            return;
        }
        out.text(",\"search\":{");
        Double kilometres = hit.kilometres();
        if (kilometres != null) {
            out.text("\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/location-distance\",")
                    .text("\"valueDistance\":{\"value\":")
                    .text(String.format(Locale.ROOT, "%.3f", kilometres))
                    .text(",\"unit\":\"km\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"km\"}}],");
        }
        out.text("\"mode\":\"").text(hit.mode().name().toLowerCase(Locale.ROOT)).text("\"}}");
    }

    /** Bytes that grow, with texts as UTF-8. */
    private static final class Buffer extends ByteArrayOutputStream {
        private static final int PAGE = 64 * 1024; // a page of fifty services

        Buffer() {
            super(PAGE);
        }

        Buffer text(String text) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Buffer bytes(byte[] bytes) {
            writeBytes(bytes);
            return this;
        }
    }
}
