package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.OverlayReader;

/** Every node, question and trigger code of the areas whose source states criteria is published as the reviewed tables say. */
class CriteriaTest {
    /** One row of criteria.tsv. */
    private record Row(
            String area,
            String linkId,
            String parent,
            String kind,
            String rule,
            String asked,
            String source,
            String shortText) {
        static List<Row> all() {
            return Published.table("criteria.tsv").stream()
                    .map(cell -> new Row(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6], cell[7]))
                    .toList();
        }
    }

    private final CodeSystem codes = Published.read(CodeSystem.class, "code-systems", "nhv-kriterium");

    @Test
    void everyNodeIsACodeWithItsPlaceInTheTable() {
        List<String> published = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Row row : Row.all()) {
            places.merge(row.area(), 1, Integer::sum);
            ConceptDefinitionComponent concept = codes.getConcept().stream()
                    .filter(code -> code.getCode().equals(row.linkId()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no code " + row.linkId()));
            published.add(row.linkId());
            assertThat(concept.getDisplay()).isEqualTo(row.shortText());
            assertThat(property(concept, "kind")).as(row.linkId()).containsExactly(row.kind());
            assertThat(property(concept, "area")).containsExactly(row.area());
            assertThat(property(concept, "asked"))
                    .containsExactly(String.valueOf(row.asked().equals("yes")));
            assertThat(property(concept, "order")).containsExactly(String.valueOf(places.get(row.area())));
            assertThat(property(concept, "source")).containsExactly(row.source());
            assertThat(String.join("", property(concept, "parent"))).isEqualTo(row.parent());
            List<String> cuts = row.rule().startsWith("cuts ")
                    ? List.of(row.rule().substring("cuts ".length()).split(", "))
                    : List.of();
            assertThat(property(concept, "cuts")).as(row.linkId()).isEqualTo(cuts);
            assertThat(concept.getDesignation())
                    .anySatisfy(
                            designation -> assertThat(designation.getLanguage()).isEqualTo("en"));
        }
        assertThat(codes.getConcept().stream().map(ConceptDefinitionComponent::getCode))
                .hasSameElementsAs(published);
    }

    @Test
    void everyNodeStandsInItsPlanUnderItsParentAndClarificationsBesideIt() {
        for (Row row : Row.all()) {
            PlanDefinition plan = Published.plan(row.area());
            if (row.kind().equals("fortydligande")) {
                assertThat(documentation(plan)).as(row.linkId()).anySatisfy(artifact -> {
                    assertThat(artifact.getId()).isEqualTo(row.linkId());
                    assertThat(artifact.getLabel()).endsWith("(" + row.source() + ")");
                });
            } else {
                assertThat(Published.actions(plan)).as(row.linkId()).anySatisfy(node -> {
                    assertThat(node.action().getId()).isEqualTo(row.linkId());
                    assertThat(node.parent()).isEqualTo(row.parent());
                    assertThat(node.action().getDocumentationFirstRep().getLabel())
                            .isEqualTo(row.source());
                });
            }
        }
    }

    @Test
    void everyAskedNodeIsAQuestionInTheOrderOfTheTable() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        Row.all().stream()
                .filter(row -> row.asked().equals("yes"))
                .forEach(row -> asked.computeIfAbsent(row.area(), area -> new ArrayList<>())
                        .add(row.linkId()));
        asked.forEach((area, linkIds) -> {
            Questionnaire form = Published.read(Questionnaire.class, "questionnaires", "nhv-fragor-" + area);
            assertThat(form.getItem().stream().map(item -> item.getLinkId())).isEqualTo(linkIds);
            assertThat(form.getItem())
                    .allMatch(item -> item.getType() == Questionnaire.QuestionnaireItemType.BOOLEAN)
                    .allMatch(item -> item.getCodeFirstRep().getCode().equals(item.getLinkId()));
        });
    }

    @Test
    void whereThePageMayNotBeQuotedTheHelpSaysWhereToReadIt() {
        List<Row> ofPages = Row.all().stream()
                .filter(row -> row.asked().equals("yes") && row.source().startsWith("sida:"))
                .toList();
        assertThat(ofPages).hasSizeGreaterThan(40);
        for (Row row : ofPages) {
            String page = Published.plan(row.area()).getRelatedArtifact().stream()
                    .filter(artifact -> "Områdessida".equals(artifact.getLabel()))
                    .map(RelatedArtifact::getUrl)
                    .findFirst()
                    .orElseThrow();
            Questionnaire form = Published.read(Questionnaire.class, "questionnaires", "nhv-fragor-" + row.area());
            assertThat(form.getItem().stream()
                            .filter(item -> item.getLinkId().equals(row.linkId()))
                            .map(item -> item.getItemFirstRep().getText()))
                    .as(row.linkId())
                    .singleElement()
                    .asString()
                    .endsWith(" " + page);
        }
    }

    @Test
    void everyTriggerCodeIsMappedAsTheTableSaysAndStandsInItsSet() {
        ConceptMap map = Published.read(ConceptMap.class, "concept-maps", "nhv-kriterium-till-icd10se");
        var published = new TreeSet<String>();
        map.getGroupFirstRep()
                .getElement()
                .forEach(element -> element.getTarget()
                        .forEach(target -> published.add(element.getCode() + " " + target.getCode() + " "
                                + target.getEquivalence().toCode() + " "
                                + target.getExtensionFirstRep().getValue().primitiveValue())));
        var expected = new TreeSet<String>();
        for (String[] row : Published.table("trigger-codes.tsv")) {
            expected.add(row[2] + " " + row[1] + " " + row[3] + " " + row[5]);
            assertThat(codesOf(owner(row[2], row[0]) + "-utlosande-" + row[4])).contains(row[1]);
        }
        assertThat(published).isEqualTo(expected);
    }

    @Test
    void theStoredConditionsAreThoseThatTheTreesGive() throws Exception {
        for (Area area :
                new OverlayReader().read(Published.CONTENT.resolve("overlay")).areas()) {
            CriteriaTree tree = new CriteriaTree(area);
            Expressions expressions = new Expressions(tree, area);
            Published.actions(Published.plan(area.slug()), node -> {
                var stored = node.action().getCondition().stream()
                        .map(condition -> condition.getExpression().getExpression())
                        .findFirst();
                assertThat(stored)
                        .as(node.action().getId())
                        .isEqualTo(expressions.condition(tree.get(node.action().getId())));
            });
        }
    }

    private static String owner(String linkId, String area) {
        if (linkId.startsWith("net-a-")) {
            return area + "-a";
        }
        return linkId.startsWith("net-b-") ? area + "-b" : area;
    }

    private static List<String> codesOf(String valueSet) {
        return Published.read(ValueSet.class, "value-sets", valueSet).getCompose().getInclude().stream()
                .peek(include -> assertThat(include.getSystem()).isEqualTo(Systems.ICD_10_SE))
                .map(include -> include.getFilterFirstRep().getValue())
                .toList();
    }

    private static List<RelatedArtifact> documentation(PlanDefinition plan) {
        List<RelatedArtifact> all = new ArrayList<>(plan.getRelatedArtifact());
        Published.actions(plan, node -> all.addAll(node.action().getDocumentation()));
        return all;
    }

    private static List<String> property(ConceptDefinitionComponent concept, String code) {
        return concept.getProperty().stream()
                .filter(property -> property.getCode().equals(code))
                .map(property -> property.getValue().primitiveValue())
                .toList();
    }
}
