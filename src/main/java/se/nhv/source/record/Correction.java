package se.nhv.source.record;

import org.jspecify.annotations.Nullable;

/**
 * A name that is not in the directory as it is written.
 *
 * @param line the line it stands on
 * @param written the document's words
 * @param readAs the name it was taken for; null when the directory has none like it
 */
public record Correction(int line, String written, @Nullable String readAs) {}
