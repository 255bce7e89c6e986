package se.nhv.source.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region or a care unit that names are looked up in.
 *
 * @param id the logical id of its Organization
 * @param name its name
 * @param aliases other names it goes by
 * @param owner the id of what it is part of; null for a region
 */
public record Place(
        String id,
        String name,
        List<String> aliases,
        @Nullable String owner) {
    public Place {
        aliases = List.copyOf(aliases);
    }

    public boolean region() {
        return owner == null;
    }
}
