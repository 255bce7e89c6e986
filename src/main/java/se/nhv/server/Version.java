package se.nhv.server;

import java.time.Instant;

/** The number of this release; pom.xml and CHANGELOG.md name the same one (tested). */
public final class Version {
    public static final String NUMBER = "0.1.0";
    public static final Instant RELEASED = Instant.parse("2026-11-22T00:00:00Z");

    private Version() {}
}
