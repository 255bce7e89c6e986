package se.nhv.feed.bulk;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exports that clients have cancelled. An export holds nothing that could be freed; this is remembered so that its addresses
 * are unknown from then on. Of this node alone, until the export would have ended anyway, and bounded: the oldest is forgotten
 * first. Safe for all threads.
 */
public final class Cancelled {
    static final int MOST = 10_000;

    private final Map<String, Instant> ends = new LinkedHashMap<>();

    /** From now on it is cancelled. */
    public synchronized void add(ExportJob job, Instant now) {
        ends.values().removeIf(end -> !end.isAfter(now));
        ends.put(job.id(), job.expires());
        Iterator<String> oldest = ends.keySet().iterator();
        if (ends.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    public synchronized boolean contains(ExportJob job) {
        return ends.containsKey(job.id());
    }
}
