package se.nhv.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.fhir.Codec;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** What a client hears about a resource that is not built as R4 says. */
class StructureTest {
    private static final Bodies BODIES = new Bodies(new Codec(FhirContext.forR4Cached()));
    private static final Structure STRUCTURE = new Structure(FhirContext.forR4Cached());

    private static List<Problem> check(String json) {
        return STRUCTURE.check(BODIES.tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyResourceThatTheProgramBringsIsBuiltAsItShould() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fhir-resources"), 2)) {
            List<Path> resources = files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().contains("overlay"))
                    .toList();
            assertThat(resources).isNotEmpty();
            for (Path file : resources) {
                assertThat(STRUCTURE.check(BODIES.tree(Files.readAllBytes(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{1} at {2}: {0}")
    @CsvSource(delimiter = '¤', textBlock = """
            {"resourceType":"Organization","nme":"x"} ¤ unknown-element ¤ Organization.nme
            {"resourceType":"Organization","active":"true"} ¤ malformed-element ¤ Organization.active
            {"resourceType":"Organization","name":["x"]} ¤ malformed-element ¤ Organization.name
            {"resourceType":"Organization","name":5} ¤ malformed-element ¤ Organization.name
            {"resourceType":"Organization","name":""} ¤ malformed-element ¤ Organization.name
            {"resourceType":"Organization","alias":"x"} ¤ malformed-element ¤ Organization.alias
            {"resourceType":"Organization","alias":[]} ¤ malformed-element ¤ Organization.alias
            {"resourceType":"Organization","id":"å"} ¤ malformed-element ¤ Organization.id
            {"resourceType":"Organization","contact":[{"name":{"use":"nonsense"}}]} ¤ malformed-element ¤ Organization.contact[0].name.use
            {"resourceType":"Organization","partOf":{}} ¤ malformed-element ¤ Organization.partOf
            {"resourceType":"Organization","contact":[null]} ¤ malformed-element ¤ Organization.contact[0]
            {"resourceType":"Organization","contact":[{}]} ¤ malformed-element ¤ Organization.contact[0]
            {"resourceType":"Organization","alias":["a",null]} ¤ malformed-element ¤ Organization.alias[1]
            {"resourceType":"Organization","id":".."} ¤ malformed-element ¤ Organization.id
            {"resourceType":"Organization","name":"a\\u0000b"} ¤ malformed-element ¤ Organization.name
            {"resourceType":"Organization","name":"\\ud800"} ¤ malformed-element ¤ Organization.name
            {"resourceType":"Location","position":{"longitude":1e999999999,"latitude":1}} ¤ malformed-element ¤ Location.position.longitude
            {"resourceType":"Organization","contact":["x"]} ¤ malformed-element ¤ Organization.contact[0]
            {"resourceType":"Organization","partOf":{"reference":1}} ¤ malformed-element ¤ Organization.partOf.reference
            {"resourceType":"Organization","meta":{"lastUpdated":"yesterday"}} ¤ malformed-element ¤ Organization.meta.lastUpdated
            {"resourceType":"OrganizationAffiliation","period":{"start":"2024-13-01"}} ¤ malformed-element ¤ OrganizationAffiliation.period.start
            {"resourceType":"PlanDefinition"} ¤ missing-element ¤ PlanDefinition.status
            {"resourceType":"Organization","contained":[{"resourceType":"Nonsense"}]} ¤ malformed-element ¤ Organization.contained[0]
            {"resourceType":"Organization","extension":[{"valueString":"x"}]} ¤ missing-element ¤ Organization.extension[0].url
            {"resourceType":"Organization","extension":[{"url":"http://x.example","valueNonsense":"x"}]} ¤ unknown-element ¤ Organization.extension[0].valueNonsense
            {"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Location","mode":"x"}}]} ¤ malformed-element ¤ Bundle.entry[0].resource.mode
            """)
    void aFaultIsToldWithItsPath(String json, String code, String path) {
        List<Problem> problems = check(json);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code().code()).isEqualTo(code);
        assertThat(problems.get(0).expression()).isEqualTo(path);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(check("{\"resourceType\":\"Organization\",\"nme\":\"x\",\"active\":1,\"alias\":[\"\",\"y\"]}"))
                .extracting(Problem::expression)
                .containsExactly("Organization.nme", "Organization.active", "Organization.alias[0]");
    }

    @Test
    void anUnknownElementIsToldWithTheNearestOne() {
        assertThat(check("{\"resourceType\":\"Organization\",\"nme\":\"x\"}")
                        .get(0)
                        .nearest())
                .isEqualTo("name");
    }

    @Test
    void aResourceInXmlIsReadAsInJson() throws IOException {
        IParser xml = FhirContext.forR4Cached().newXmlParser();
        try (Stream<Path> files = Files.walk(Path.of("fhir-resources"), 2)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().contains("overlay"))
                    .toList()) {
                Resource resource = BODIES.json(Files.readAllBytes(file));
                String text = xml.encodeResourceToString(resource);
                JsonNode tree = BODIES.xmlTree(text.getBytes(StandardCharsets.UTF_8));
                assertThat(tree.toString())
                        .as(file.toString())
                        .isEqualTo(BODIES.tree(resource).toString());
            }
        }
    }

    @Test
    void extensionsBesidePrimitivesAreKeptFromXml() {
        String xml = """
                <Organization xmlns="http://hl7.org/fhir">
                  <active id="a" value="true"/>
                  <name><extension url="http://x.example/why"><valueCode value="unknown"/></extension></name>
                  <alias value="one"/>
                  <alias value="two"><extension url="http://x.example/old"><valueBoolean value="true"/></extension></alias>
                  <alias value="three"/>
                </Organization>
                """;
        Organization read = (Organization) BODIES.xml(xml.getBytes(StandardCharsets.UTF_8));
        Organization expected =
                (Organization) FhirContext.forR4Cached().newXmlParser().parseResource(xml);
        assertThat(read.equalsDeep(expected)).isTrue();
        assertThat(read.getAlias().get(1).getExtension()).hasSize(1);
    }

    @ParameterizedTest(name = "{1} at {2}: {0}")
    @CsvSource(delimiter = '¤', textBlock = """
            <nme value="x"/> ¤ unknown-element ¤ Organization.nme
            <active value="yes"/> ¤ malformed-element ¤ Organization.active
            <name value="x"/><name value="y"/> ¤ malformed-element ¤ Organization.name
            <name/> ¤ malformed-element ¤ Organization.name
            <name>text</name> ¤ unknown-element ¤ Organization.name.#text
            text ¤ unknown-element ¤ Organization.#text
            <name value="x" lang="sv"/> ¤ unknown-element ¤ Organization.name.lang
            <alias value="x"/><alias value=" "/> ¤ malformed-element ¤ Organization.alias[1]
            <contact><name><use value="nonsense"/></name></contact> ¤ malformed-element ¤ Organization.contact[0].name.use
            <meta><lastUpdated value="yesterday"/></meta> ¤ malformed-element ¤ Organization.meta.lastUpdated
            <contained><Nonsense/></contained> ¤ malformed-element ¤ Organization.contained[0]
            <extension><valueString value="x"/></extension> ¤ missing-element ¤ Organization.extension[0].url
            <extension url="http://x.example"><valueNonsense value="x"/></extension> ¤ unknown-element ¤ Organization.extension[0].valueNonsense
            <v:name xmlns:v="http://other.example" value="x"/> ¤ unknown-element ¤ Organization.v:name
            """)
    void aFaultInXmlIsToldWithItsPath(String content, String code, String path) {
        String xml = "<Organization xmlns=\"http://hl7.org/fhir\">" + content + "</Organization>";
        List<Problem> problems = STRUCTURE.check(BODIES.xmlTree(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code().code()).isEqualTo(code);
        assertThat(problems.get(0).expression()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Organization [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<Organization xmlns=\"http://hl7.org/fhir\"><name value=\"&a;\"/></Organization>",
                "<Organization xmlns=\"http://hl7.org/fhir\"><name>",
                ""
            })
    void whatIsNoXmlOrDeclaresEntitiesIsRefused(String body) {
        assertThatThrownBy(() -> BODIES.xml(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("INVALID_BODY");
    }

    @Test
    void xmlThatIsNestedWithoutEndIsRefused() {
        String body = "<Organization xmlns=\"http://hl7.org/fhir\">" + "<extension>".repeat(50_000);
        assertThatThrownBy(() -> BODIES.xml(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class);
    }
}
