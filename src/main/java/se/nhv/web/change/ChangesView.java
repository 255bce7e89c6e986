package se.nhv.web.change;

import java.time.Instant;
import java.util.List;

/**
 * What the page of changes shows.
 *
 * @param from a date as it stands in the field, {@code to} alike
 * @param permits what happened to permits, newest first
 * @param entries what was written into the register after its first edition, by kind and name
 */
public record ChangesView(String from, String to, List<String> faults, List<Change> permits, List<Rewritten> entries) {
    public ChangesView {
        faults = List.copyOf(faults);
        permits = List.copyOf(permits);
        entries = List.copyOf(entries);
    }

    /**
     * A resource that was written.
     *
     * @param day for machines, {@code date} in words
     * @param text what happened to what
     * @param elements what differs in it, in words; empty when it came or went
     */
    public record Rewritten(String day, String date, String text, String address, List<String> elements) {
        public Rewritten {
            elements = List.copyOf(elements);
        }
    }

    /**
     * Something that happened to a permit.
     *
     * @param id the same in every language and edition
     * @param known since when the register says so
     * @param day for machines, {@code date} in words
     */
    public record Change(String id, Instant known, String day, String date, String text, String address) {}
}
