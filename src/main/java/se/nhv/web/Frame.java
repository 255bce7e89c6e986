package se.nhv.web;

import java.time.LocalDate;

/**
 * What every page stands in. Immutable.
 *
 * @param title the page's own name
 * @param address path and query of the page, for the switch of language to come back to
 * @param about who has made this, as of when
 * @param today the day that a question without a day is about
 */
public record Frame(Wording wording, String title, String address, String about, LocalDate today) {

    /** The text of a key. */
    public String t(String key, Object... arguments) {
        return wording.t(key, arguments);
    }

    public String lang() {
        return wording.language().tag();
    }

    /** The same frame for a page that answers a form: its own address would lead nowhere. */
    public Frame returningTo(String other) {
        return new Frame(wording, title, other, about, today);
    }

    public Frame titled(String name) {
        return new Frame(wording, name, address, about, today);
    }
}
