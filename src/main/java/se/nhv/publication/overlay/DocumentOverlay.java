package se.nhv.publication.overlay;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The overlay of what is not an area: the numbered documents, the figures and the special conditions in them. Immutable. */
public record DocumentOverlay(
        List<NumberedDocument> documents, List<FollowUpResult> results, List<ConditionSet> conditions) {
    public DocumentOverlay {
        documents = List.copyOf(documents);
        results = List.copyOf(results);
        conditions = List.copyOf(conditions);
    }

    /**
     * The ids of the documents that hold other people's words and stories, such as a region's yearly report: they are read, and
     * quoted only by the excerpts that an editor chose.
     */
    public Set<String> excerptsOnly() {
        return documents.stream()
                .filter(document -> document.category().equals("arsrapport"))
                .map(NumberedDocument::id)
                .collect(Collectors.toSet());
    }
}
