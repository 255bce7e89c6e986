package se.nhv.web.change;

import java.util.List;

/**
 * What the page of changes shows.
 *
 * @param from a date as it stands in the field, {@code to} alike
 * @param permits what happened to permits, newest first
 * @param entries what was written into the register after its first edition, newest first
 */
public record ChangesView(String from, String to, List<String> faults, List<Change> permits, List<Change> entries) {
    public ChangesView {
        faults = List.copyOf(faults);
        permits = List.copyOf(permits);
        entries = List.copyOf(entries);
    }

    /** @param day for machines, {@code date} in words */
    public record Change(String day, String date, String text, String address) {}
}
