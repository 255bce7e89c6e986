package se.nhv;

import java.io.PrintWriter;
import se.nhv.terminology.load.Progress;

/** How far a load has come, on stderr: a bar that moves where a person looks on, else one line for each file that is read. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    private long shown = -1;

    /** @param terminal whether a line can be written over */
    ProgressBar(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void at(String file, long done, long all) {
        boolean end = done == all;
        if (terminal) {
            long percent = all == 0 ? 0 : done * 100 / all;
            if (end || percent != shown || all == 0) {
                int full = (int) (percent * WIDTH / 100);
                String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
                err.printf("\r%s [%s] %,d%s", file, bar, done, end ? "\n" : "");
                shown = percent;
            }
        } else if (end) {
            err.printf("%s: %,d read%n", file, done);
        }
        err.flush();
    }
}
