package se.nhv.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;

/**
 * The file that a log lives in: one process at a time may append to it, and it must stay where it is.
 *
 * <p>The lock is on a file beside it, since closing any handle on the file itself would drop SQLite's own locks (POSIX).
 */
final class LogFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private @Nullable Object identity;

    private LogFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static LogFile lock(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new LogRefusedException("there is no folder for the log " + path);
        }
        if (Files.isDirectory(path)) {
            throw new LogRefusedException("the log " + path + " is a folder");
        }
        if (!Files.exists(path) && Files.exists(Path.of(path + "-wal"))) {
            throw new LogRefusedException("the log " + path + " is missing, but its journal " + path
                    + "-wal is there. Restore the log from a backup, or move the journal away");
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new LogRefusedException("the log " + path + " cannot be written to");
        }
        return new LogFile(path, locked(Path.of(path + "-lock")));
    }

    private static FileChannel locked(Path beside) {
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException thisProcessHoldsIt) {
                // same as another process: refused below
            }
            if (lock == null) {
                channel.close();
                throw new LogRefusedException("the log is in use by another process (lock " + beside + ")");
            }
            return channel;
        } catch (IOException e) {
            throw new LogRefusedException("the lock " + beside + " cannot be made: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    /** Notes which file this is. */
    void remember() {
        identity = identity();
    }

    /** A file that was removed or replaced still takes writes, and loses them: so every write asks first. */
    void requireInPlace() {
        if (identity == null || !identity.equals(identity())) {
            throw new LogUnavailableException("the log " + path + " has been removed or replaced", null);
        }
    }

    private @Nullable Object identity() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LogUnavailableException("the lock of " + path + ": " + e.getMessage(), e);
        }
    }
}
