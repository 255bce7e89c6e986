package se.nhv.source.directory;

/**
 * A name found in a text.
 *
 * @param place what it names
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param written the text's own words
 * @param exact false when it was found by similarity or by a former name: a correction to report
 */
public record Mention(Place place, int start, int end, String written, boolean exact) {}
