package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.junit.jupiter.api.Test;
import se.nhv.source.ParagraphLabel;

/**
 * What the documents say stands in the register word for word, in the node whose label names the paragraph, and nothing
 * stands there as a document's words that the document does not say.
 *
 * <p>{@code sentences.tsv} holds the sentences of definition, clarifications and delimitations, line wraps undone by a
 * person; the first test proves that none is missing from it.
 */
class TextFidelityTest {
    private static final Map<String, String> AREAS = Map.of(
            "kalla-000", "avancerad-backenkirurgi",
            "kalla-001", "net-binjure",
            "kalla-003", "dysmeli");

    private static final Pattern LABEL = Pattern.compile("kalla-[0-9]{3}#p[0-9]+(-[0-9]+)?");

    /** A piece of published text and the paragraphs that it says it comes from. */
    private record Text(String node, ParagraphLabel label, String words) {
        boolean names(ParagraphLabel paragraph) {
            return label.document().equals(paragraph.document())
                    && label.first() <= paragraph.first()
                    && label.last() >= paragraph.last();
        }
    }

    @Test
    void theTableOfSentencesLeavesNothingOut() throws IOException {
        Map<String, StringBuilder> said = new LinkedHashMap<>();
        for (String[] row : Published.table("sentences.tsv")) {
            said.computeIfAbsent(row[0].substring(0, "kalla-000".length()), document -> new StringBuilder())
                    .append(row[1]);
        }
        for (String document : AREAS.keySet()) {
            List<String> lines = lines(document);
            int from = indexOf(lines, "Definition") + (document.equals("kalla-003") ? -2 : 1);
            int to = document.equals("kalla-003") ? lines.size() : indexOf(lines, "Tillståndsinnehavare");
            StringBuilder source = new StringBuilder();
            for (String line : lines.subList(from, to)) {
                if (!isHeading(line)) {
                    source.append(line.replaceFirst("^\\s*(•|[0-9]\\.)\\s", ""));
                }
            }
            assertThat(letters(String.valueOf(said.get(document)))).isEqualTo(letters(source.toString()));
        }
    }

    @Test
    void everySentenceStandsInExactlyTheNodeThatNamesItsParagraph() throws IOException {
        List<Text> texts = texts();
        for (String[] row : Published.table("sentences.tsv")) {
            ParagraphLabel paragraph = ParagraphLabel.parse(row[0]).orElseThrow();
            assertThat(texts.stream()
                            .filter(text -> text.label().document().equals(paragraph.document()))
                            .filter(text -> text.words().contains(row[1])))
                    .as(row[0] + " " + row[1])
                    .hasSize(1)
                    .allMatch(text -> text.names(paragraph));
        }
    }

    @Test
    void noPublishedSentenceIsAbsentFromItsSource() throws IOException {
        List<Text> texts = new ArrayList<>(texts());
        texts.addAll(termsAndHelpTexts());
        assertThat(texts).hasSizeGreaterThan(60);
        for (Text text : texts) {
            List<String> lines = lines(text.label().document());
            String source = String.join(
                    "", lines.subList(text.label().first() - 1, text.label().last()));
            assertThat(letters(source)).as(text.node()).contains(letters(text.words()));
            assertThat(text.words()).as(text.node()).doesNotContain("\u00a0", "  ");
        }
    }

    private static List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (String area : AREAS.values()) {
            PlanDefinition plan = Published.plan(area);
            texts.add(description(area, plan));
            plan.getRelatedArtifact().forEach(artifact -> add(texts, area, artifact));
            Published.actions(plan, node -> {
                label(node.action().getDocumentationFirstRep().getLabel())
                        .filter(label -> node.action().hasDescription())
                        .ifPresent(label -> texts.add(new Text(
                                node.action().getId(), label, node.action().getDescription())));
                node.action()
                        .getDocumentation()
                        .forEach(artifact -> add(texts, node.action().getId(), artifact));
            });
        }
        return texts;
    }

    /** The area's own description; its paragraph stands in its Provenance. */
    private static Text description(String area, PlanDefinition plan) {
        Provenance provenance = Published.read(Provenance.class, "provenance", area + ".kalla");
        String label = provenance.getEntityFirstRep().getWhat().getIdentifier().getValue();
        return new Text(area, ParagraphLabel.parse(label).orElseThrow(), plan.getDescription());
    }

    private static void add(List<Text> texts, String node, RelatedArtifact artifact) {
        if (artifact.getType() == RelatedArtifact.RelatedArtifactType.DOCUMENTATION && artifact.hasDisplay()) {
            label(artifact.getLabel())
                    .ifPresent(label ->
                            texts.add(new Text(node + " " + artifact.getLabel(), label, artifact.getDisplay())));
        }
    }

    private static List<Text> termsAndHelpTexts() {
        List<Text> texts = new ArrayList<>();
        CodeSystem terms = Published.read(CodeSystem.class, "code-systems", "nhv-begrepp");
        terms.getConcept()
                .forEach(term ->
                        texts.add(new Text(term.getCode(), label(source(term)).orElseThrow(), term.getDefinition())));
        CodeSystem criteria = Published.read(CodeSystem.class, "code-systems", "nhv-kriterium");
        for (String area : AREAS.values()) {
            Questionnaire form = Published.read(Questionnaire.class, "questionnaires", "nhv-fragor-" + area);
            form.getItem().stream().filter(TextFidelityTest::quotes).forEach(item -> {
                var criterion = criteria.getConcept().stream()
                        .filter(code -> code.getCode().equals(item.getLinkId()))
                        .findFirst()
                        .orElseThrow();
                texts.add(new Text(
                        item.getLinkId(),
                        label(source(criterion)).orElseThrow(),
                        item.getItemFirstRep().getText()));
            });
        }
        return texts;
    }

    /** Whether the question's help is a document's words, and not the address where they are to be read. */
    private static boolean quotes(Questionnaire.QuestionnaireItemComponent item) {
        return item.hasItem() && !item.getItemFirstRep().getText().startsWith("Registrets korta ord.");
    }

    private static String source(CodeSystem.ConceptDefinitionComponent concept) {
        return concept.getProperty().stream()
                .filter(property -> property.getCode().equals("source"))
                .map(property -> property.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<ParagraphLabel> label(String text) {
        Matcher found = LABEL.matcher(text);
        return found.find() ? ParagraphLabel.parse(found.group()) : Optional.empty();
    }

    private static List<String> lines(String document) throws IOException {
        try (var files = Files.list(Published.DOCUMENTS)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(document.substring(6)))
                    .findFirst()
                    .orElseThrow();
            return List.of(Files.readString(file).split("\n")).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static int indexOf(List<String> lines, String heading) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(heading)) {
                return i;
            }
        }
        throw new AssertionError("no heading " + heading);
    }

    private static boolean isHeading(String line) {
        return line.strip()
                .matches("Definition|(Förtydliganden|Avgränsning|Avgränsningar) till definitionen:?|[AB]\\) .*:");
    }

    /** Without white space and hyphens, which is what typesetting changes. */
    private static String letters(String text) {
        return text.replaceAll("[\\s\\u00A0-]", "");
    }
}
