package se.nhv;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.nhv.store.Head;
import se.nhv.store.LogAddress;
import se.nhv.store.LogCopy;
import se.nhv.store.LogReader;
import se.nhv.store.ResourceLog;

/** {@code nhv restore}: a backup becomes a log again. */
@Command(
        name = "restore",
        description = "Copy a backup into an empty log, checking every hash.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 restored, 1 not restored, 2 the command line is wrong."})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "What nhv backup made.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Parameters(
            index = "1",
            paramLabel = "LOG",
            converter = LogOption.class,
            description = "sqlite:PATH or postgres://…, without entries.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LogAddress log;

    @Override
    public Integer call() {
        try (LogReader source = new LogAddress.Sqlite(file).openToRead();
                ResourceLog target = log.open()) {
            Head head = LogCopy.copy(source, target);
            System.out.println(
                    head.sequence() + " versions restored, newest " + head.instant() + ", hash " + head.chain());
        }
        return 0;
    }
}
