package se.nhv.source.record;

/** A line that the reader could make nothing of: its number and its words. */
public record NotUnderstood(int line, String text) {}
