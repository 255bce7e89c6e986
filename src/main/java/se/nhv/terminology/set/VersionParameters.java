package se.nhv.terminology.set;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;

/**
 * The request's parameters about versions. Immutable.
 *
 * @param defaults {@code system-version}: which version a system has where the value set names none
 * @param checks {@code check-system-version}: as a default, and an error where another version was used
 * @param forced {@code force-system-version}: instead of what the value set names
 * @param valueSets {@code default-valueset-version}: which version an import has that names none
 */
public record VersionParameters(
        List<Canonical> defaults, List<Canonical> checks, List<Canonical> forced, List<Canonical> valueSets) {
    public static final VersionParameters NONE = new VersionParameters(List.of(), List.of(), List.of(), List.of());

    public VersionParameters {
        defaults = List.copyOf(defaults);
        checks = List.copyOf(checks);
        forced = List.copyOf(forced);
        valueSets = List.copyOf(valueSets);
    }

    /** The version that a list names for a system; null when it names none. */
    static @Nullable String find(List<Canonical> list, String url) {
        for (Canonical entry : list) {
            if (entry.url().equals(url)) {
                return entry.version();
            }
        }
        return null;
    }

    /** The version that must have been used for a system; null when any may. */
    public @Nullable String check(String url) {
        return find(checks, url);
    }
}
