package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;

/** The special conditions of source 002 are all there, in its words, and never shown as decided. */
class SpecialConditionsTest {
    private static final Path SOURCE = Path.of("src/test/resources/kallor/002-conditions-net-binjure-proposal.txt");

    private final CodeSystem conditions = Content.all()
            .ofType(CodeSystem.class)
            .filter(system -> Systems.CONDITION.equals(system.getUrl()))
            .findFirst()
            .orElseThrow();

    @Test
    void aProposalIsShownAsADraft() {
        assertThat(conditions.getStatus()).isEqualTo(PublicationStatus.DRAFT);
        assertThat(questionnaire().getStatus()).isEqualTo(PublicationStatus.DRAFT);
        assertThat(conditions.getConcept())
                .allMatch(concept -> text(concept, "legalStatus").equals("proposal"));
    }

    @Test
    void thirtyConditionsHoldForEveryUnitThreeForValveSurgeryAndTwoForAtLeastOneUnit() {
        Map<String, Long> scopes = conditions.getConcept().stream()
                .collect(Collectors.groupingBy(concept -> text(concept, "scope"), Collectors.counting()));
        assertThat(scopes).isEqualTo(Map.of("each-unit", 30L, "sub-permit-units", 3L, "at-least-n-units", 2L));
    }

    @Test
    void eachConditionStandsWordForWordInTheParagraphsThatItNames() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE).stream()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(conditions.getConcept())
                .allSatisfy(concept -> assertThat(letters(paragraph(lines, text(concept, "source"))))
                        .contains(letters(concept.getDisplay())));
    }

    @Test
    void theQuestionnaireAsksForEachConditionOnceInTheSameWords() {
        Map<String, String> asked = items(questionnaire().getItem()).stream()
                .filter(item -> item.getType() == Questionnaire.QuestionnaireItemType.BOOLEAN)
                .collect(Collectors.toMap(QuestionnaireItemComponent::getLinkId, QuestionnaireItemComponent::getText));
        assertThat(asked)
                .isEqualTo(conditions.getConcept().stream()
                        .collect(Collectors.toMap(
                                ConceptDefinitionComponent::getCode, ConceptDefinitionComponent::getDisplay)));
    }

    private static Questionnaire questionnaire() {
        return Content.all()
                .ofType(Questionnaire.class)
                .filter(form -> form.getIdElement().getIdPart().startsWith("nhv-villkor-"))
                .findFirst()
                .orElseThrow();
    }

    private static List<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream()
                .flatMap(item -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(item), items(item.getItem()).stream()))
                .toList();
    }

    private static String text(ConceptDefinitionComponent concept, String property) {
        return concept.getProperty().stream()
                .filter(each -> property.equals(each.getCode()))
                .map(each -> ((StringType) each.getValue()).getValue())
                .findFirst()
                .orElseThrow();
    }

    /** Lines M to K of a label such as {@code kalla-002#pM-K}, empty lines not counted. */
    private static String paragraph(List<String> lines, String label) {
        String[] range = label.substring(label.indexOf("#p") + 2).split("-");
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[range.length - 1]);
        return lines.subList(first - 1, last).stream().collect(Collectors.joining());
    }

    /** Without spaces and hyphens, which the source's line ends add and take away. */
    private static String letters(String text) {
        Function<String, String> bare = whole -> whole.replaceAll("[\\s\\p{Co}-]", "");
        return bare.apply(text);
    }
}
