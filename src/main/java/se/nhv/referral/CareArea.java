package se.nhv.referral;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Concept;

/**
 * A care area as it is asked about: compiled from its PlanDefinition and the code systems that this speaks of. Immutable.
 *
 * @param concept the area in nhv-omrade
 * @param planId the id of the PlanDefinition
 * @param plan its canonical address with version
 * @param root the criteria that a patient must meet
 * @param ageLimit the area's own age limit, which the root contains too
 * @param questions what may be answered, in the order in which it is asked
 * @param subPermits the actions that need a narrower permit, in the order of the plan
 * @param notes what the decision adds in words: clarifications, and delimitations that are not about the patient
 * @param valueSets the set of trigger codes for the area (key: its own code) and for each sub-area that has one
 */
public record CareArea(
        Concept concept,
        String planId,
        String plan,
        Criterion root,
        AgeLimit ageLimit,
        List<Question> questions,
        List<SubPermit> subPermits,
        List<Concept> notes,
        Map<String, String> valueSets) {

    public CareArea {
        questions = List.copyOf(questions);
        subPermits = List.copyOf(subPermits);
        notes = List.copyOf(notes);
        valueSets = Map.copyOf(valueSets);
    }

    public String slug() {
        return concept.code();
    }

    /** How many units have been decided for the widest scope; null when no source says. */
    public @Nullable Integer decidedUnits() {
        return concept.number("decidedUnits");
    }

    /** Whether a source states the definition; false also where we have not seen it. */
    public boolean definitionKnown() {
        return !"false".equals(concept.property("definitionKnown"));
    }

    /** The set of trigger codes that holds the codes of a sub-area, or of the area itself; null when there is none. */
    public @Nullable String valueSet(@Nullable String subArea) {
        String own = subArea == null ? null : valueSets.get(subArea);
        return own != null ? own : valueSets.get(slug());
    }
}
