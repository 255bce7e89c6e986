package se.nhv.feed.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;

/**
 * What an export consists of: of each resource the version that was current at an instant. A catalogue holds every version ever,
 * so any later one gives the same lines in the same order; they are its own bytes, written one by one and never gathered.
 * Immutable, safe for all threads.
 */
public final class Dataset {
    /** Deletions in one Bundle: those of a day are one transaction, and what refers to each other goes together. */
    private static final int DELETIONS = 1_000;

    private static final String BEGIN = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[";

    private final Catalogue catalogue;
    private final Instant asOf;
    private final ExportRequest request;
    private final Map<String, Predicate<String>> filters;

    /**
     * A file of it.
     *
     * @param type of the resources in it
     * @param count how many these are: its lines
     */
    public record File(String type, int count) {}

    /**
     * The data that a request asks for.
     *
     * @param catalogue of the instant, or later
     */
    public Dataset(Catalogue catalogue, Instant asOf, ExportRequest request, Filters filters) {
        this.catalogue = catalogue;
        this.asOf = asOf;
        this.request = request;
        this.filters = filters.byType();
    }

    /** One file for each type of which there is something. */
    public List<File> output() {
        return request.types().stream()
                .map(type -> new File(type, (int) exported(type).count()))
                .filter(file -> file.count() > 0)
                .toList();
    }

    /** How many Bundles of deletions there are. */
    public int deletedBundles() {
        return (int) ((deleted().count() + DELETIONS - 1) / DELETIONS);
    }

    /** Writes the resources of a type, one to a line. */
    public void write(String type, OutputStream out) throws IOException {
        Iterator<Entry> entries = exported(type).iterator();
        while (entries.hasNext()) {
            out.write(entries.next().json());
            out.write('\n');
        }
    }

    /** Writes what was deleted, whatever it was before, as Bundles of type transaction, one to a line. */
    public void writeDeleted(OutputStream out) throws IOException {
        Iterator<Entry> entries = deleted().iterator();
        for (int inBundle = 1; entries.hasNext(); inBundle++) {
            text(out, inBundle == 1 ? BEGIN : ",");
            text(
                    out,
                    "{\"request\":{\"method\":\"DELETE\",\"url\":\""
                            + entries.next().key().reference() + "\"}}");
            if (inBundle == DELETIONS || !entries.hasNext()) {
                text(out, "]}\n");
                inBundle = 0;
            }
        }
    }

    private Stream<Entry> exported(String type) {
        Predicate<String> wanted = filters.getOrDefault(type, id -> true);
        return changed(type).filter(entry -> !entry.version().deleted()).filter(entry -> wanted.test(entry.id()));
    }

    private Stream<Entry> deleted() {
        return request.since() == null
                ? Stream.of()
                : request.types().stream()
                        .flatMap(this::changed)
                        .filter(entry -> entry.version().deleted());
    }

    private Stream<Entry> changed(String type) {
        return catalogue.histories(type).stream().flatMap(history -> Stream.ofNullable(changed(history)));
    }

    /** The version that was current then, when it is newer than what the client has; null when it is not, or there was none. */
    private @Nullable Entry changed(List<Entry> history) {
        for (int at = history.size() - 1; at >= 0; at--) {
            Entry entry = history.get(at);
            if (!entry.lastUpdated().isAfter(asOf)) {
                Instant since = request.since();
                return since == null || entry.lastUpdated().isAfter(since) ? entry : null;
            }
        }
        return null;
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
