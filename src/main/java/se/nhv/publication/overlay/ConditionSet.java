package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor adds to a document of special conditions: codes and English. Who must meet a condition is read from the
 * document.
 *
 * @param area slug of the area
 * @param document id of the document
 * @param title of the questionnaire
 * @param description of the questionnaire
 * @param none what the questionnaire says below a heading without conditions
 * @param categories the form's headings
 * @param conditions the conditions
 */
public record ConditionSet(
        String area,
        String document,
        String title,
        String description,
        String none,
        List<Entry> categories,
        List<Entry> conditions) {
    public ConditionSet {
        categories = List.copyOf(categories);
        conditions = List.copyOf(conditions);
    }

    /**
     * @param sv the document's words that the code was given to
     * @param en our translation, null without one
     */
    public record Entry(String code, String sv, @Nullable String en) {}
}
