package se.nhv.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set when the register is served. Immutable.
 *
 * @param listen where it listens
 * @param limits what one request may cost
 * @param content a folder of resources to serve as the base edition; null for the content in the program
 * @param log where versions are kept: {@code memory}, {@code sqlite:PATH} or {@code postgres://…}
 * @param writes who may write
 * @param today a fixed day for testers; null for the day in Europe/Stockholm
 * @param cdsClients a file of the CDS Hooks clients that may call; null when everybody may
 */
public record Settings(
        Listen listen,
        Limits limits,
        @Nullable Path content,
        String log,
        Writes writes,
        @Nullable LocalDate today,
        @Nullable Path cdsClients) {

    /**
     * @param host a name or address of this machine
     * @param port 0 picks a free one
     * @param publicBase the address under which clients reach {@code /fhir}; null when it is the one they ask
     */
    public record Listen(String host, int port, @Nullable String publicBase) {
        public Listen {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
            }
        }

        /** Whether only this machine can reach the register. */
        public boolean loopback() {
            return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
        }
    }

    /**
     * @param urlBytes the longest address, query included
     * @param bodyBytes the largest body
     * @param exportFiles how many files of exports are sent at the same time
     */
    public record Limits(int urlBytes, int bodyBytes, int exportFiles) {
        /**
         * 7,000 bytes hold every sensible search; 1.5 MiB a large bundle of answers, and not a denial of service; 20 slow readers of
         * files are a tenth of the server's threads.
         */
        public static final Limits DEFAULT = new Limits(7_000, 1_572_864, 20);
    }

    /** Who may write. */
    public enum Writes {
        /** Nobody: a public instance. */
        OFF,
        /** Everybody who reaches a loopback address: development and tests. */
        OPEN
    }

    /** Settings under which every CDS Hooks client may call. */
    public Settings(
            Listen listen,
            Limits limits,
            @Nullable Path content,
            String log,
            Writes writes,
            @Nullable LocalDate today) {
        this(listen, limits, content, log, writes, today, null);
    }

    public Settings {
        if (writes == Writes.OPEN && !listen.loopback()) {
            throw new IllegalArgumentException("--writes open is for a loopback address only, not " + listen.host());
        }
    }
}
