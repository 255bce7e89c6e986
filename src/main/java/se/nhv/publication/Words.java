package se.nhv.publication;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.source.ParagraphLabel;
import se.nhv.source.SourceDocuments;

/**
 * The words of the documents, and the check that an excerpt really stands where its label says. Pure.
 *
 * <p>An excerpt of a document that is not at hand is taken as the overlay gives it.
 */
final class Words {
    private final SourceDocuments documents;
    private final Set<String> excerptsOnly;

    /** @param excerptsOnly ids of the documents that are quoted by excerpts that an editor chose, never by paragraph */
    Words(SourceDocuments documents, Set<String> excerptsOnly) {
        this.documents = documents;
        this.excerptsOnly = Set.copyOf(excerptsOnly);
    }

    /**
     * The words to publish for a label: the excerpt, or the whole paragraph.
     *
     * @param excerpt null for the whole paragraph; empty for none
     * @throws IllegalArgumentException when the excerpt is not in the paragraph
     */
    Optional<String> at(String label, @Nullable String excerpt) {
        Optional<String> paragraph = documents.text(label);
        if (excerpt == null) {
            return document(label).filter(excerptsOnly::contains).isPresent() ? Optional.empty() : paragraph;
        }
        if (paragraph.isPresent() && !paragraph.get().contains(excerpt)) {
            throw new IllegalArgumentException(label + " does not say: " + excerpt);
        }
        return Optional.of(excerpt).filter(words -> !words.isEmpty());
    }

    /** The id of the document that a label points into; none for a page that may not be quoted. */
    static Optional<String> document(String label) {
        return ParagraphLabel.parse(label)
                .map(ParagraphLabel::document)
                .filter(document -> document.startsWith("kalla-"));
    }
}
