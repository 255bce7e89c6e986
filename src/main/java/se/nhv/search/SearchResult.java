package se.nhv.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Problem;

/**
 * The answer to a search: complete, nothing after it adds or removes anything. Immutable.
 *
 * @param base the server's base, which addresses of entries begin with
 * @param dataAsOf the newest change in the edition that was searched
 * @param total the number of all matches; null when it was not asked for
 * @param links relation to address, {@code self} first
 * @param hits the matches of this page in order, then what comes along
 * @param notes what the reader should know: ignored parameters, explanations
 */
public record SearchResult(
        String base,
        Instant dataAsOf,
        @Nullable Integer total,
        Map<String, String> links,
        List<Hit> hits,
        List<Problem> notes) {

    /** Why an entry is there. */
    public enum Mode {
        MATCH,
        INCLUDE
    }

    /**
     * One entry.
     *
     * @param json the resource as it is sent, cut to the elements that were asked for; not to be written into
     * @param local when a contained resource is sent by itself: its id inside the resource that {@code key} names
     * @param kilometres how far away it is, when that was asked; null otherwise
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // bytes are compared nowhere; a copy on each read would be the cost of a search
    public record Hit(
            ResourceKey key,
            byte[] json,
            Mode mode,
            @Nullable Double kilometres,
            @Nullable String local) {
        public Hit(ResourceKey key, byte[] json, Mode mode) {
            this(key, json, mode, null, null);
        }
    }

    public SearchResult {
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }
}
