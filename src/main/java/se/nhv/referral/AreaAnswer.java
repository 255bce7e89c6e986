package se.nhv.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Concept;

/**
 * What can be said of one care area for one patient. Immutable.
 *
 * @param area the area
 * @param subAreas the sub-areas of which a code was met, in the order of the hierarchy
 * @param match the strongest match; null when the area was asked about by name only
 * @param criteria the linkIds that the codes meet, in the order in which they are asked
 * @param knownUnits how many of the area's own permits are valid on the day, or may be
 * @param openQuestions the linkIds that can still change the verdict, in the order in which they are asked
 * @param exclusions the unanswered patient delimitations that could still cut, in the same order
 * @param facts what is known of the patient here: the answers, and what a certain code answers where nobody did
 */
public record AreaAnswer(
        CareArea area,
        List<Concept> subAreas,
        @Nullable Found match,
        List<String> criteria,
        int knownUnits,
        List<String> openQuestions,
        List<String> exclusions,
        Verdict verdict,
        List<Note> notes,
        Facts facts) {

    /**
     * @param name the code's name in the classification; null when unknown
     * @param valueSet the set of trigger codes that holds the code; null when the plan names none
     */
    public record Found(
            Match match, @Nullable String name, @Nullable String valueSet) {}

    public AreaAnswer {
        subAreas = List.copyOf(subAreas);
        criteria = List.copyOf(criteria);
        openQuestions = List.copyOf(openQuestions);
        exclusions = List.copyOf(exclusions);
        notes = List.copyOf(notes);
    }
}
