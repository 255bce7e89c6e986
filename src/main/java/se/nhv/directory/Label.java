package se.nhv.directory;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;

/**
 * The name of a concept in both languages. Immutable.
 *
 * @param sv the concept's display
 * @param en its designation in English; the Swedish name where there is none, for a name is better than no name
 */
public record Label(String sv, String en) {

    static Label of(String code, ConceptDefinitionComponent concept) {
        String sv = concept.hasDisplay() ? concept.getDisplay() : code;
        Optional<String> en = concept.getDesignation().stream()
                .filter(designation -> "en".equals(designation.getLanguage()))
                .map(ConceptDefinitionDesignationComponent::getValue)
                .findFirst();
        return new Label(sv, en.orElse(sv));
    }
}
