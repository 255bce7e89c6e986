package se.nhv.source.account;

/**
 * One line and what became of it.
 *
 * @param line its number
 * @param text its words
 * @param fate what became of it
 * @param became the path in the record, the heading, or the pattern's name
 */
public record Accounted(int line, String text, Fate fate, String became) {}
