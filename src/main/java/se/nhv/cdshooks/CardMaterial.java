package se.nhv.cdshooks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Entry;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.fhir.Systems;

/** What cards need of an edition, gathered once: the names of reasons, and where each plan points. Immutable, safe for all threads. */
public final class CardMaterial {
    public static final Key<CardMaterial> KEY = new Key<>("card-material");
    public static final Part<CardMaterial> PART = new Part<>(KEY, CardMaterial::build);

    private static final Set<String> READ_FROM = Set.of("PlanDefinition", "CodeSystem");

    /** A card is read in seconds: the definition, the questions and the two first sources are enough to go on from. */
    private static final int SOURCES = 2;

    /**
     * Where a plan points, as it is published.
     *
     * @param questionnaires canonical addresses
     * @param sources the addresses of the first documents and pages that it is taken from
     */
    record Pointers(List<String> questionnaires, List<String> sources) {
        static final Pointers NONE = new Pointers(List.of(), List.of());

        Pointers {
            questionnaires = List.copyOf(questionnaires);
            sources = List.copyOf(sources);
        }
    }

    private final Concepts reasons;
    private final List<Concept> dismissals;
    private final Map<String, Pointers> plans;

    private CardMaterial(Catalogue now) {
        this.reasons = Concepts.of(now, Systems.REASON);
        this.dismissals = List.copyOf(Concepts.of(now, Systems.DISMISSAL).all());
        Map<String, Pointers> found = new HashMap<>();
        for (Entry entry : now.all("PlanDefinition")) {
            found.put(entry.id(), pointers(entry.resource(PlanDefinition.class)));
        }
        this.plans = Map.copyOf(found);
    }

    private static CardMaterial build(Catalogue now, @Nullable CardMaterial before, Changes changes) {
        return before != null && !changes.touch(READ_FROM) ? before : new CardMaterial(now);
    }

    private static Pointers pointers(PlanDefinition plan) {
        List<String> questionnaires = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (RelatedArtifact artifact : plan.getRelatedArtifact()) {
            String resource = String.valueOf(artifact.getResource());
            boolean source = artifact.getType() == RelatedArtifactType.DERIVEDFROM
                    || artifact.getType() == RelatedArtifactType.CITATION;
            if (artifact.getType() == RelatedArtifactType.COMPOSEDOF && resource.contains("/Questionnaire/")) {
                questionnaires.add(resource);
            } else if (source && artifact.hasUrl() && sources.size() < SOURCES) {
                sources.add(artifact.getUrl());
            }
        }
        return new Pointers(questionnaires, sources);
    }

    /** nhv-skal: the reasons of a destination. */
    Concepts reasons() {
        return reasons;
    }

    /** Why a clinician may set a card aside, in the order of their code system. */
    List<Concept> dismissals() {
        return dismissals;
    }

    /** Where the plan of that id points; nowhere when there is none. */
    Pointers of(String planId) {
        return plans.getOrDefault(planId, Pointers.NONE);
    }
}
