package se.nhv.referral;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;

/** Every care area of one edition, ready to be asked about. Immutable, safe for all threads; built after the Directory. */
public final class CareAreas {
    public static final Key<CareAreas> KEY = new Key<>("care-areas");
    public static final Part<CareAreas> PART = new Part<>(KEY, CareAreas::build);

    private static final Set<String> READ_FROM =
            Set.of("PlanDefinition", "CodeSystem", "ConceptMap", "Questionnaire", "NamingSystem");

    private final NavigableMap<String, CareArea> active;
    private final Map<String, String> statuses;
    private final Map<String, Question> questions;
    private final Set<String> groups;
    private final DiagnosisIndex diagnoses;
    private final CodeSystems systems;

    /** What the reader found; see the accessors. */
    record Content(
            NavigableMap<String, CareArea> active,
            Map<String, String> statuses,
            Map<String, Question> questions,
            Set<String> groups,
            DiagnosisIndex diagnoses,
            CodeSystems systems) {}

    CareAreas(Content content) {
        this.active = content.active();
        this.statuses = Map.copyOf(content.statuses());
        this.questions = Map.copyOf(content.questions());
        this.groups = Set.copyOf(content.groups());
        this.diagnoses = content.diagnoses();
        this.systems = content.systems();
    }

    private static CareAreas build(Catalogue now, @Nullable CareAreas before, Changes changes) {
        return before != null && !changes.touch(READ_FROM) ? before : new CareAreasReader(now).read();
    }

    /** The areas that are asked about: those with an active plan, by slug. */
    public Collection<CareArea> active() {
        return active.values();
    }

    /** An active area; null for any other name. */
    public @Nullable CareArea active(String slug) {
        return active.get(slug);
    }

    /** The publication status of an area that is not active, such as draft; null when there is no such plan. */
    public @Nullable String statusOf(String slug) {
        return statuses.get(slug);
    }

    /** A question of any area; null when the linkId is not asked. */
    public @Nullable Question question(String linkId) {
        return questions.get(linkId);
    }

    /** All linkIds that are asked. */
    public Set<String> linkIds() {
        return questions.keySet();
    }

    /** Whether a questionnaire uses the linkId for a group, which holds questions and no answer. */
    public boolean isGroup(String linkId) {
        return groups.contains(linkId);
    }

    DiagnosisIndex diagnoses() {
        return diagnoses;
    }

    CodeSystems systems() {
        return systems;
    }
}
