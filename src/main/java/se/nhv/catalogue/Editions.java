package se.nhv.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every edition that there has been, by the instant from which it held. Thread-safe; only ever added to. */
public final class Editions {
    private final NavigableMap<Instant, Edition> byInstant = new ConcurrentSkipListMap<>();

    /** Notes an edition from its {@code dataAsOf} on. */
    public void add(Edition edition) {
        byInstant.put(edition.dataAsOf(), edition);
    }

    /** The edition that held at the instant; empty before the first. */
    public Optional<Edition> at(Instant instant) {
        return Optional.ofNullable(byInstant.floorEntry(instant)).map(Map.Entry::getValue);
    }

    /** The first edition; empty when nothing was ever published. */
    public Optional<Edition> first() {
        return Optional.ofNullable(byInstant.firstEntry()).map(Map.Entry::getValue);
    }
}
