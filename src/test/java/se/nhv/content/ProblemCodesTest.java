package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;

/** A client that meets a problem code finds it explained. */
class ProblemCodesTest {
    @Test
    void theCodeSystemExplainsExactlyTheCodesThatAreAnswered() {
        var codes = Content.all()
                .ofType(CodeSystem.class)
                .filter(system -> Systems.PROBLEM.equals(system.getUrl()))
                .flatMap(system -> system.getConcept().stream())
                .toList();
        assertThat(codes)
                .extracting(ConceptDefinitionComponent::getCode)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Code::code).toList());
        assertThat(codes).allMatch(ConceptDefinitionComponent::hasDefinition);
    }
}
