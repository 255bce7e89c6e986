package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;
import se.nhv.testing.RunningRegister;

/** A client that keeps a closure table (R4 terminology-service, maintaining a closure table). */
class ClosureOverHttpTest {
    private static final String JSON = "application/fhir+json";
    private static final String TREE = "https://example.org/CodeSystem/closure-tree";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start(new Settings(
                new Listen("127.0.0.1", 0, null), Limits.DEFAULT, null, "memory", Writes.OPEN, RunningRegister.TODAY));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void aTableBeginsEmptyAndGrowsByWhatIsNew() {
        ConceptMap begun = map(ask("grows"));
        assertThat(begun.getVersion()).isEqualTo("0");
        assertThat(begun.getGroup()).isEmpty();
        assertThat(relations(map(ask("grows", area("net-binjure.a"))))).isEmpty();
        ConceptMap second = map(ask("grows", area("net-binjure")));
        assertThat(relations(second)).containsExactly("net-binjure.a subsumes net-binjure");
        ConceptMap third = map(ask("grows", area("net-binjure.b"), area("dysmeli"), area("net-binjure")));
        assertThat(relations(third)).containsExactly("net-binjure.b subsumes net-binjure");
        assertThat(third.getVersion()).isNotEqualTo(second.getVersion());
        ConceptMap again = map(ask("grows", area("dysmeli")));
        assertThat(again.getGroup()).isEmpty();
    }

    @Test
    void aClientThatLostAnAnswerIsToldAgain() {
        ask("again");
        String first =
                map(ask("again", area("net-binjure"), area("net-binjure.a"))).getVersion();
        String last = map(ask("again", area("net-binjure.b"))).getVersion();
        assertThat(relations(map(ask("again", version(first))))).containsExactly("net-binjure.b subsumes net-binjure");
        assertThat(relations(map(ask("again", version("0"))))).hasSize(2);
        assertThat(relations(map(ask("again", version(last))))).isEmpty();
        assertThat(map(ask("again", version(first))).getVersion()).isEqualTo(last);
    }

    @Test
    void aTableThatWasNeverBegunIsUnknownAndNotAnsweredHalf() {
        HttpResponse<byte[]> answer = ask("never", area("net-binjure"), area("net-binjure.a"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(RunningRegister.text(answer)).contains("invalid closure name", "never");
    }

    @Test
    void aVersionOfAnEarlierTableIsNotTakenForOneOfThisTable() {
        ask("anew");
        String earlier =
                map(ask("anew", area("net-binjure"), area("net-binjure.a"))).getVersion();
        ask("anew");
        ask("anew", area("net-binjure"), area("net-binjure.b"));
        HttpResponse<byte[]> answer = ask("anew", version(earlier));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningRegister.text(answer)).contains("must be reinitialized");
    }

    @Test
    void aCodeSystemThatIsTurnedAroundMakesTheTableToBeBegunAnew() {
        put(tree("a", "b"));
        ask("turned");
        assertThat(relations(map(ask("turned", concept(TREE, "a"), concept(TREE, "b")))))
                .containsExactly("b subsumes a");
        put(tree("b", "a"));
        HttpResponse<byte[]> answer = ask("turned", concept(TREE, "c"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningRegister.text(answer)).contains("must be reinitialized");
        ask("turned");
        assertThat(relations(map(ask("turned", concept(TREE, "a"), concept(TREE, "b")))))
                .containsExactly("a subsumes b");
    }

    @Test
    void anUnknownCodeAddsNothing() {
        ask("unknown");
        assertThat(ask("unknown", area("net-binjure"), area("nonsense")).statusCode())
                .isEqualTo(404);
        assertThat(map(ask("unknown", version("0"))).getVersion()).isEqualTo("0");
    }

    @Test
    void askingForAVersionWhileAddingIsRefusedAndSoIsReadingByGet() {
        ask("both");
        HttpResponse<byte[]> both = ask("both", area("net-binjure"), version("0"));
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(both)).contains("conflicting-parameters");
        assertThat(register.get("$closure?name=both").statusCode()).isEqualTo(405);
        assertThat(ask("both", "{\"name\":\"concept\",\"valueCoding\":{\"code\":\"net-binjure\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theCapabilitiesSayThatTablesAreKeptAndWhere() {
        CapabilityStatement statement = register.read("metadata", CapabilityStatement.class);
        assertThat(statement.getRestFirstRep().getOperation())
                .anyMatch(operation -> operation.getName().equals("closure")
                        && operation.getDocumentation().contains("memory of this one node"));
        TerminologyCapabilities terminology = register.read("metadata?mode=terminology", TerminologyCapabilities.class);
        assertThat(terminology.hasClosure()).isTrue();
    }

    private static HttpResponse<byte[]> ask(String name, String... parameters) {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"name\",\"valueString\":\"" + name
                + "\"}" + (parameters.length == 0 ? "" : "," + String.join(",", parameters)) + "]}";
        return register.post("ConceptMap/$closure", JSON, body);
    }

    private static String area(String code) {
        return concept(Systems.AREA, code);
    }

    private static String concept(String system, String code) {
        return "{\"name\":\"concept\",\"valueCoding\":{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}}";
    }

    private static String version(String version) {
        return "{\"name\":\"version\",\"valueString\":\"" + version + "\"}";
    }

    private static ConceptMap map(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return register.resource(answer, ConceptMap.class);
    }

    private static List<String> relations(ConceptMap map) {
        return map.getGroup().stream()
                .flatMap(group -> group.getElement().stream())
                .flatMap(element -> element.getTarget().stream()
                        .map(target -> element.getCode() + " "
                                + target.getEquivalence().toCode() + " " + target.getCode()))
                .toList();
    }

    private static String tree(String above, String below) {
        return "{\"resourceType\":\"CodeSystem\",\"id\":\"closure-tree\",\"url\":\"" + TREE
                + "\",\"version\":\"1\",\"status\":\"active\",\"content\":\"complete\",\"hierarchyMeaning\":\"is-a\",\"concept\":["
                + "{\"code\":\"c\"},{\"code\":\"" + above + "\",\"concept\":[{\"code\":\"" + below + "\"}]}]}";
    }

    private static void put(String body) {
        HttpResponse<byte[]> answer = register.method("PUT", "CodeSystem/closure-tree", JSON, body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
    }
}
