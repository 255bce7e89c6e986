package se.nhv.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Accounted;
import se.nhv.source.record.Document;

/**
 * What reading one file gave.
 *
 * @param documents the facts, one per area; empty when the file is no document of a known kind
 * @param lines every line and what became of it
 * @param remarks what was odd about the bytes
 * @param address the web address that the document says it is at; null when it says none
 * @param problem why nothing could be read; null when something could
 */
public record Report(
        List<Document> documents,
        List<Accounted> lines,
        List<String> remarks,
        @Nullable String address,
        @Nullable String problem) {
    public Report {
        documents = List.copyOf(documents);
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    static Report unreadable(String problem) {
        return new Report(List.of(), List.of(), List.of(), null, problem);
    }
}
