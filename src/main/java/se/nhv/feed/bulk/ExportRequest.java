package se.nhv.feed.bulk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Problem;
import se.nhv.search.query.SearchRequest.Argument;

/**
 * What a client wants exported. Immutable.
 *
 * @param types in the order of the files, each once
 * @param since only what was written after this instant; null for everything
 * @param filters what narrows a type; a type without one is exported whole
 * @param unsupported what the request also asks for and the register does not do: refused, or told beside the files when the
 *     client wants leniency
 */
public record ExportRequest(
        List<String> types, @Nullable Instant since, List<TypeFilter> filters, List<Problem> unsupported) {

    /**
     * One query of {@code _typeFilter}.
     *
     * @param text as the client wrote it
     */
    public record TypeFilter(String text, String type, List<Argument> arguments) {
        public TypeFilter {
            arguments = List.copyOf(arguments);
        }
    }

    public ExportRequest {
        types = List.copyOf(types);
        filters = List.copyOf(filters);
        unsupported = List.copyOf(unsupported);
    }
}
