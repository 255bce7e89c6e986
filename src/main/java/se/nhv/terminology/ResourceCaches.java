package se.nhv.terminology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * The resources that clients have registered to be referred to by url (HL7 FHIR Tools guide, terminology caching): only a request
 * that carries a cache's id sees them. A sealed cache holds what it was started with; an unsealed one also what later requests
 * bring. Besides {@link ClosureTables} the only thing that the register remembers between requests: bounded, of this node alone, and gone after
 * {@link #IDLE} without use. Safe for all threads.
 */
public final class ResourceCaches {
    /** A client that has not asked for so long has ended without saying so. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    static final int MOST_CACHES = 200;

    /** All caches together, as bytes sent: parsed, they take about ten times that. */
    static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Clock clock;
    private final Supplier<String> ids;
    private final Map<String, Cache> caches = new HashMap<>();

    /** Where the scope was made for an edition, it serves until the next edition or the next resource. */
    private record Cache(
            boolean sealed,
            Map<String, List<Resource>> resources,
            long bytes,
            Instant used,
            @Nullable Terminology edition,
            @Nullable Scope scope) {

        Cache used(Instant now) {
            return new Cache(sealed, resources, bytes, now, edition, scope);
        }

        Cache seenIn(Terminology now, Scope seen) {
            return new Cache(sealed, resources, bytes, used, now, seen);
        }
    }

    /** @param resources sent, and {@code bytes} how large the request was that sent them */
    public record Sent(List<Resource> resources, long bytes) {
        public Sent {
            resources = List.copyOf(resources);
        }

        /** Nothing sent. */
        public static final Sent NOTHING = new Sent(List.of(), 0);
    }

    /** @param ids gives an id that nobody can guess, a new one each time */
    public ResourceCaches(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts a cache and gives its id; empty when there is no room, and the client sends its resources with every request. */
    public synchronized Optional<String> start(Sent sent, boolean sealed) {
        forgetIdle();
        if (caches.size() >= MOST_CACHES || total() + sent.bytes() > MOST_BYTES) {
            return Optional.empty();
        }
        String id = ids.get();
        caches.put(id, new Cache(sealed, merged(Map.of(), sent), sent.bytes(), clock.instant(), null, null));
        return Optional.of(id);
    }

    /** Releases a cache; nothing happens when there is none. */
    public synchronized void end(String id) {
        caches.remove(id);
    }

    /** Keeps a cache from becoming idle; refused when there is none. */
    public synchronized void check(String id) {
        caches.put(id, find(id).used(clock.instant()));
    }

    /** What a request sees that carries this id and these resources; refused when there is no such cache. */
    public synchronized Scope scope(String id, Terminology edition, Sent sent) {
        Cache cache = find(id).used(clock.instant());
        if (!cache.sealed() && !sent.resources().isEmpty()) {
            if (total() + sent.bytes() > MOST_BYTES) {
                throw new TxException(
                        400,
                        Issue.error(
                                IssueType.TOOCOSTLY,
                                null,
                                Message.NHV_TOO_COSTLY,
                                "the caches are full: send the resources without X-Cache-Id"));
            }
            cache = new Cache(
                    false, merged(cache.resources(), sent), cache.bytes() + sent.bytes(), cache.used(), null, null);
        }
        Scope scope = cache.scope();
        if (scope == null || cache.edition() != edition) {
            scope = edition.scope()
                    .with(cache.resources().values().stream()
                            .flatMap(List::stream)
                            .toList());
            cache = cache.seenIn(edition, scope);
        }
        caches.put(id, cache);
        return cache.sealed() && !sent.resources().isEmpty() ? scope.with(sent.resources()) : scope.again();
    }

    private Cache find(String id) {
        forgetIdle();
        Cache cache = caches.get(id);
        if (cache == null) {
            throw new TxException(
                    404, Issue.error(IssueType.NOTFOUND, TxIssue.CACHE_ID_UNKNOWN, Message.NHV_UNKNOWN_CACHE, id));
        }
        return cache;
    }

    private long total() {
        return caches.values().stream().mapToLong(Cache::bytes).sum();
    }

    private void forgetIdle() {
        Instant oldest = clock.instant().minus(IDLE);
        caches.values().removeIf(cache -> cache.used().isBefore(oldest));
    }

    /** By type, url and version; of a resource that is sent again one copy is kept (guide, re-sending the same resource). */
    private static Map<String, List<Resource>> merged(Map<String, List<Resource>> before, Sent sent) {
        Map<String, List<Resource>> all = new LinkedHashMap<>(before);
        for (Resource resource : sent.resources()) {
            if (resource instanceof MetadataResource named && named.hasUrl()) {
                String key = resource.fhirType() + " " + named.getUrl() + "|" + named.getVersion();
                List<Resource> known = all.getOrDefault(key, List.of());
                if (known.stream().noneMatch(resource::equalsDeep)) {
                    List<Resource> more = new ArrayList<>(known);
                    more.add(resource);
                    all.put(key, List.copyOf(more));
                }
            }
        }
        return all;
    }
}
