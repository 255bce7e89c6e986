package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/** What a terminology client asks of the register's own content (api.md 4). */
class TerminologyOverHttpTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void aDiagnosisOfTheAreaIsInItsTriggerSetAndAnotherIsNot() {
        String path = "ValueSet/dysmeli-utlosande/$validate-code?system=" + Systems.ICD_10_SE + "&code=";
        Parameters in = parameters(register.get(path + "Q71.3"));
        assertThat(in.getParameterBool("result")).isTrue();
        assertThat(text(in, "display")).startsWith("Medfödd avsaknad");
        Parameters out = parameters(register.get(path + "Q70.9"));
        assertThat(out.getParameterBool("result")).isFalse();
        assertThat(out.getParameter("issues")).isNotNull();
    }

    @Test
    void anExpansionKeepsTheHierarchyAndTellsWhatItUsed() {
        ValueSet nested = set("ValueSet/dysmeli-utlosande/$expand?displayLanguage=sv&count=50");
        assertThat(nested.getExpansion().getContains()).hasSize(3).allMatch(item -> item.hasContains());
        assertThat(nested.getExpansion().getParameter())
                .anyMatch(used -> used.getName().equals("used-codesystem")
                        && used.getValue().primitiveValue().startsWith(Systems.ICD_10_SE + "|"));
        ValueSet flat = set("ValueSet/dysmeli-utlosande/$expand?excludeNested=true");
        assertThat(flat.getExpansion().getContains())
                .hasSize(nested.getExpansion().getTotal());
    }

    @Test
    void leavingOutCodesThatArePutTogetherLeavesOutNothingAndIsSaid() {
        ValueSet all = set("ValueSet/dysmeli-utlosande/$expand");
        ValueSet without = set("ValueSet/dysmeli-utlosande/$expand?excludePostCoordinated=true");
        assertThat(without.getExpansion().getTotal())
                .isEqualTo(all.getExpansion().getTotal());
        assertThat(without.getExpansion().getParameter())
                .anyMatch(said -> said.getName().equals("excludePostCoordinated")
                        && said.getValue().primitiveValue().equals("true"));
    }

    @Test
    void aWordFindsAreasByNameAndByPartOfTheCode() {
        ValueSet found = set("ValueSet/$expand?url=" + Systems.BASE + "/ValueSet/nhv-omrade&filter=binjure");
        assertThat(found.getExpansion().getContains())
                .extracting("code")
                .containsExactlyInAnyOrder("net-binjure", "net-binjure.a", "net-binjure.b", "net-binjure.klaffkirurgi");
    }

    @Test
    void aSearchInOtherWordsSaysInWhich() {
        ValueSet found = set("ValueSet/dysmeli-utlosande/$expand?filter=dysmeli");
        assertThat(found.getExpansion().getTotal()).isPositive();
        assertThat(found.getExpansion().getParameter())
                .anyMatch(told -> told.getName().equals("filter-synonym")
                        && told.getValue().primitiveValue().startsWith("reduktionsmissbildning"));
    }

    @Test
    void theReadmesQuestionHasTheAnswerThatTheReadmeGives() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher call =
                Pattern.compile("8080/fhir/(ValueSet/\\S+\\?filter=\\S+)'").matcher(readme);
        assertThat(call.find()).isTrue();
        ValueSet found = set(call.group(1));
        assertThat(readme)
                .contains(found.getExpansion().getContainsFirstRep().getCode() + " *"
                        + found.getExpansion().getContainsFirstRep().getDisplay() + "*");
    }

    @Test
    void aConceptIsShownInTheLanguageOfTheReader() {
        String path = "CodeSystem/$lookup?system=" + Systems.AREA + "&code=net-binjure.klaffkirurgi";
        assertThat(text(parameters(register.get(path)), "display")).startsWith("Klaffkirurgi");
        assertThat(text(parameters(register.get(path + "&displayLanguage=en")), "display"))
                .startsWith("Valve surgery");
        assertThat(text(parameters(register.get(path, "Accept-Language", "en")), "display"))
                .startsWith("Valve surgery");
        Parameters concept = parameters(register.get(path));
        assertThat(property(concept, "parent")).isEqualTo("net-binjure");
        assertThat(property(concept, "decidedUnits")).isEqualTo("1");
    }

    @Test
    void anAreaSubsumesItsParts() {
        assertThat(outcome("net-binjure", "net-binjure.b")).isEqualTo("subsumes");
        assertThat(outcome("net-binjure.b", "net-binjure")).isEqualTo("subsumed-by");
        assertThat(outcome("net-binjure.a", "net-binjure.b")).isEqualTo("not-subsumed");
    }

    @Test
    void aDiagnosisLeadsBackToItsCriterion() {
        Parameters answer = parameters(register.get("ConceptMap/$translate?url=" + Systems.BASE
                + "/ConceptMap/nhv-kriterium-till-icd10se&system=" + Systems.ICD_10_SE + "&code=Q71&reverse=true"));
        assertThat(answer.getParameterBool("result")).isTrue();
        String xml = RunningRegister.text(register.get("ConceptMap/$translate?url=" + Systems.BASE
                + "/ConceptMap/nhv-kriterium-till-icd10se&reverse=true&code=Q71&_format=xml&system="
                + Systems.ICD_10_SE));
        assertThat(xml).contains("dysmeli-1").contains("equivalence");
    }

    @Test
    void aCodeOutsideTheFragmentIsNotRefusedButNotVouchedFor() {
        Parameters answer =
                parameters(register.get("CodeSystem/$validate-code?url=" + Systems.ICD_10_SE + "&code=ZZZ"));
        assertThat(answer.getParameterBool("result")).isTrue();
        OperationOutcome issues =
                (OperationOutcome) answer.getParameter("issues").getResource();
        assertThat(issues.getIssueFirstRep().getDetails().getText()).contains("fragment");
    }

    @Test
    void anAliasIsUnknownButHintedAt() {
        String alias = "http://hl7.org/fhir/sid/icd-10-se";
        Parameters answer = parameters(register.get("CodeSystem/$validate-code?code=Q71&url=" + alias));
        assertThat(answer.getParameterBool("result")).isFalse();
        OperationOutcome issues =
                (OperationOutcome) answer.getParameter("issues").getResource();
        assertThat(issues.getIssue())
                .anyMatch(issue -> issue.getDetails().getText().contains(Systems.ICD_10_SE));
        Parameters id = parameters(register.get("NamingSystem/$preferred-id?type=oid&id=" + alias));
        assertThat(text(id, "result")).endsWith("1.2.752.116.1.1.1.1.3");
    }

    @Test
    void theCapabilitiesNameEverySystemAndItsContent() {
        TerminologyCapabilities capabilities =
                register.resource(register.get("metadata?mode=terminology"), TerminologyCapabilities.class);
        assertThat(capabilities.getCodeSystem())
                .anyMatch(system -> system.getUri().equals(Systems.ICD_10_SE));
    }

    @Test
    void codesAreFoundByProperty() {
        String body =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"system\",\"valueUri\":\"" + Systems.AREA
                        + "\"},{\"name\":\"exact\",\"valueBoolean\":true},{\"name\":\"property\",\"part\":["
                        + "{\"name\":\"code\",\"valueCode\":\"parent\"},{\"name\":\"value\",\"valueCode\":\"net-binjure\"}]}]}";
        Parameters found = parameters(register.post("CodeSystem/$find-matches", "application/fhir+json", body));
        assertThat(found.getParameter()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsWrongWithAQuestionIsSaid() {
        assertThat(register.get("ValueSet/$expand").statusCode()).isEqualTo(400);
        assertThat(register.get("ValueSet/$expand?url=nowhere").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> unknown = register.get("ValueSet/$expand?url=x&filtr=y");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(unknown)).contains("filter");
        assertThat(register.get("ValueSet/dysmeli-utlosande/$expand?count=-1").statusCode())
                .isEqualTo(400);
        assertThat(register.get("ValueSet/dysmeli-utlosande/$expand?activeOnly=perhaps")
                        .statusCode())
                .isEqualTo(400);
        assertThat(register.post("ValueSet/$expand", "application/fhir+json", "{\"resourceType\":\"Patient\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(register.post("ValueSet/$expand", "application/fhir+json", "nonsense")
                        .statusCode())
                .isEqualTo(400);
        assertThat(register.get("CodeSystem/$lookup?system=" + Systems.AREA + "&code=nonsense")
                        .statusCode())
                .isEqualTo(404);
        assertThat(register.get("CodeSystem/$lookup?code=x").statusCode()).isEqualTo(400);
    }

    private static String outcome(String a, String b) {
        return text(
                parameters(register.get("CodeSystem/$subsumes?system="
                        + URLEncoder.encode(Systems.AREA, StandardCharsets.UTF_8) + "&codeA=" + a + "&codeB=" + b)),
                "outcome");
    }

    private static String property(Parameters concept, String code) {
        for (ParametersParameterComponent parameter : concept.getParameter()) {
            List<ParametersParameterComponent> parts = parameter.getPart();
            if (parameter.getName().equals("property")
                    && code.equals(parts.get(0).getValue().primitiveValue())) {
                return parts.get(1).getValue().primitiveValue();
            }
        }
        return "";
    }

    private static String text(Parameters parameters, String name) {
        return parameters.getParameter(name).getValue().primitiveValue();
    }

    private static Parameters parameters(HttpResponse<byte[]> answer) {
        return register.resource(answer, Parameters.class);
    }

    private static ValueSet set(String path) {
        return register.resource(register.get(path), ValueSet.class);
    }
}
