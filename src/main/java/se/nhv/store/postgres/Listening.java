package se.nhv.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Waits for the call that another node has appended. A call can be lost, with the connection: so nobody waits longer than a poll's
 * interval. Used by one thread, but closed by any.
 */
final class Listening {
    static final String CHANNEL = "nhv_log";
    private final Access access;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Connection connection;

    Listening(Access access) {
        this.access = access;
    }

    void await(Duration atMost) {
        try {
            Connection listening = listening();
            listening.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
        } catch (SQLException unreachable) {
            drop();
            pause(atMost);
        }
    }

    private Connection listening() throws SQLException {
        Connection known = connection;
        if (known != null) {
            return known;
        }
        Connection opened = access.connect();
        connection = opened;
        try (Statement statement = opened.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        return opened;
    }

    private void pause(Duration atMost) {
        try {
            closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException alreadyGone) {
                // that is why it is dropped
            }
        }
    }

    void close() {
        closed.countDown();
        drop();
    }
}
