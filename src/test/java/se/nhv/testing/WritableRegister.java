package se.nhv.testing;

import java.nio.file.Path;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;

/** Registers that may be written to. */
public final class WritableRegister {
    private WritableRegister() {}

    /** With a log in memory, and the content that the program brings. */
    public static RunningRegister start() {
        return RunningRegister.start(settings("memory"));
    }

    /** With a log in a SQLite file. */
    public static RunningRegister start(Path log) {
        return RunningRegister.start(settings("sqlite:" + log));
    }

    private static Settings settings(String log) {
        return new Settings(
                new Listen("127.0.0.1", 0, null), Limits.DEFAULT, null, log, Writes.OPEN, RunningRegister.TODAY);
    }
}
