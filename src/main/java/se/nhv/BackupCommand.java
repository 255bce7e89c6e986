package se.nhv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.nhv.store.Head;
import se.nhv.store.LogAddress;
import se.nhv.store.LogCopy;
import se.nhv.store.LogReader;
import se.nhv.store.LogRefusedException;
import se.nhv.store.ResourceLog;

/** {@code nhv backup}: a copy of a log, taken while a server may be writing to it. */
@Command(
        name = "backup",
        description = "Copy a log to a new SQLite file, checking every hash. The server may go on writing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 copied, 1 not copied, 2 the command line is wrong."})
final class BackupCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "LOG",
            converter = LogOption.class,
            description = "sqlite:PATH or postgres://…")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LogAddress log;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file to make; it must not be there.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new LogRefusedException(file + " is there already");
        }
        try (LogReader source = log.openToRead();
                ResourceLog target = new LogAddress.Sqlite(file).open()) {
            Head head = LogCopy.copy(source, target);
            System.out.println(
                    head.sequence() + " versions copied, newest " + head.instant() + ", hash " + head.chain());
        }
        return 0;
    }
}
