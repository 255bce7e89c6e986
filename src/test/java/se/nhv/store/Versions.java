package se.nhv.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/** Small versions and commits for tests of the log. */
public final class Versions {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Versions() {}

    public static ResourceVersion organization(String id, int version, Instant instant, String name) {
        String json = "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"meta\":{\"versionId\":\"" + version
                + "\",\"lastUpdated\":\"" + se.nhv.fhir.Codec.instant(instant) + "\"},\"name\":\"" + name + "\"}";
        return new ResourceVersion(
                new ResourceKey("Organization", id), version, instant, false, json.getBytes(StandardCharsets.UTF_8));
    }

    public static Commit commit(String author, ResourceVersion... versions) {
        return new Commit(Origin.written(author), List.of(versions));
    }

    public static List<LogEntry> all(ResourceLog log) {
        List<LogEntry> entries = new ArrayList<>();
        log.replay(0, entries::add);
        return entries;
    }
}
