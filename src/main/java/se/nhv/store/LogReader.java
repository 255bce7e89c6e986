package se.nhv.store;

import java.util.function.Consumer;

/** What a log lets be read; a backup or a check needs no more, and may read while a server appends. Thread-safe. */
public interface LogReader extends AutoCloseable {

    /** The newest entry that is stored at this moment. */
    Head head();

    /** Hands over every entry with a sequence number above {@code after}, in order, hashes not yet checked. */
    void replay(long after, Consumer<LogEntry> reader);

    @Override
    void close();
}
