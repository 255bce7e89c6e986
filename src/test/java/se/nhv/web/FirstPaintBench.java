package se.nhv.web;

import java.util.Arrays;
import java.util.Locale;
import se.nhv.testing.RunningRegister;

/**
 * When the first content of each page is drawn in a browser on a slowed processor, and what the page weighs. Prints the table of
 * docs/benchmarks.md.
 */
public final class FirstPaintBench {
    /** The usual stand-in for a cheap telephone (Lighthouse, mobile). */
    private static final int SLOWER = 4;

    private static final int TIMES = 7;

    private FirstPaintBench() {}

    public static void main(String[] args) {
        System.out.println("| page | first contentful paint, ms: median | largest of " + TIMES
                + " | bytes over the wire | layout shift |");
        System.out.println("|---|---|---|---|---|");
        try (RunningRegister register = RunningRegister.start();
                Browser browser = new Browser(true, "sv")) {
            browser.width(360);
            Shot.ALL.forEach(
                    shot -> browser.open(register.root() + shot.address())); // the server is warm, the page is not
            browser.slower(SLOWER);
            for (Shot shot : Shot.ALL) {
                System.out.println(line(browser, shot, register.root()));
            }
        }
    }

    private static String line(Browser browser, Shot shot, String root) {
        long[] paints = new long[TIMES];
        long weight = 0;
        long shift = 0;
        for (int i = 0; i < TIMES; i++) {
            browser.forget();
            browser.open(root + shot.address());
            shift = Math.max(shift, browser.shift());
            paints[i] = browser.firstPaint();
            weight = Math.max(weight, browser.weight());
        }
        Arrays.sort(paints);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %,d | %s |",
                shot.name(),
                paints[TIMES / 2],
                paints[TIMES - 1],
                weight,
                shift / 1000.0);
    }
}
