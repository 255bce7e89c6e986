package se.nhv.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every edition that there has been, by the instant from which it held. Thread-safe; only ever added to. */
public final class Editions {
    private final NavigableMap<Instant, Edition> byInstant = new ConcurrentSkipListMap<>();
    private final Map<String, Edition> byId = new ConcurrentHashMap<>();

    /** Notes an edition from its {@code dataAsOf} on. */
    public void add(Edition edition) {
        byInstant.put(edition.dataAsOf(), edition);
        byId.put(edition.id(), edition);
    }

    /** The edition that held at the instant; empty before the first. */
    public Optional<Edition> at(Instant instant) {
        return Optional.ofNullable(byInstant.floorEntry(instant)).map(Map.Entry::getValue);
    }

    /** The edition with that id; empty when there never was one. */
    public Optional<Edition> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The first edition; empty when nothing was ever published. */
    public Optional<Edition> first() {
        return Optional.ofNullable(byInstant.firstEntry()).map(Map.Entry::getValue);
    }
}
