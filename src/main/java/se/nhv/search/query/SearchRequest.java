package se.nhv.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search as it came in. Immutable.
 *
 * @param base the server's base address, without slash at the end
 * @param type the type that is searched; null for a search over the whole register
 * @param parameters every parameter of the address and of the form, decoded, in their order
 * @param lenient whether unknown parameters are to be ignored ({@code Prefer: handling=lenient})
 */
public record SearchRequest(String base, @Nullable String type, List<Argument> parameters, boolean lenient) {
    /** One parameter: its name with modifiers and chain, and its value as it was sent. */
    public record Argument(String name, String value) {}

    public SearchRequest {
        parameters = List.copyOf(parameters);
    }
}
