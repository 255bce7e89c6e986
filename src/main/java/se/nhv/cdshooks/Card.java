package se.nhv.cdshooks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Concept;

/**
 * What the clinician sees (CDS Hooks 2.0, card attributes). Immutable.
 *
 * @param uuid names the card in feedback
 * @param summary one sentence of fewer than 140 characters
 * @param detail GitHub Flavored Markdown
 * @param suggestions at most one of which may be taken
 * @param overrideReasons what the clinician may answer when dismissing the card
 */
record Card(
        UUID uuid,
        String summary,
        String detail,
        Indicator indicator,
        Source source,
        List<Suggestion> suggestions,
        List<Concept> overrideReasons,
        List<Link> links) {

    /** The standard's limit: a summary is shorter than this. */
    static final int SUMMARY_LIMIT = 140;

    /** The register informs and warns; it never says that something is critical, for a unit's name is not an emergency. */
    enum Indicator {
        INFO("info"),
        WARNING("warning");

        private final String code;

        Indicator(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @param url absolute; null when there is no single source */
    record Source(String label, @Nullable String url) {}

    /** @param url absolute */
    record Link(String label, String url) {}

    Card {
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
        if (summary.length() >= SUMMARY_LIMIT) {
            throw new IllegalArgumentException("a summary has fewer than " + SUMMARY_LIMIT + " characters");
        }
    }
}
