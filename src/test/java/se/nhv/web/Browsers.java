package se.nhv.web;

import java.util.HashMap;
import java.util.Map;

/** One browser of each kind for a whole class, because starting one takes seconds. Not thread-safe. */
final class Browsers implements AutoCloseable {
    private record Kind(boolean scripts, String language) {}

    private final Map<Kind, Browser> started = new HashMap<>();

    /** A browser as if just started: no cookies, no emulation, the usual window. */
    Browser get(boolean scripts, String language) {
        Browser browser = started.computeIfAbsent(new Kind(scripts, language), kind -> new Browser(scripts, language));
        browser.reset();
        return browser;
    }

    /** For a reader who prefers Swedish. */
    Browser get(boolean scripts) {
        return get(scripts, "sv");
    }

    @Override
    public void close() {
        started.values().forEach(Browser::close);
    }
}
