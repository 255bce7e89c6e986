package se.nhv.fhir;

import org.jspecify.annotations.Nullable;

/** What HAPI's parser says of content that it cannot read, fit for a client. */
public final class ParserMessage {
    private ParserMessage() {}

    /** The first line, without HAPI's own number and without the words of the content that it quotes: they may be a patient's. */
    public static String of(@Nullable String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.replaceAll("HAPI-\\d+: ", "")
                .replaceAll(
                        "DataFormatException at \\[\\[row,col \\{unknown-source}]: (\\[[0-9,]+])]: ", "row,col $1: ")
                .replaceAll("(['\"])[^'\"]*\\1?", "…");
    }
}
