package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.terminology.content.Content;

class TranslateTest {
    private static final String A = "https://example.org/a";
    private static final String B = "https://example.org/b";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theReverseOfEveryMappingIsFoundWithItsEquivalenceTurned(long seed) {
        Random random = new Random(seed);
        ConceptMap map = new ConceptMap();
        map.setUrl("https://example.org/map");
        var group = map.addGroup().setSource(A).setTarget(B);
        for (int i = 0; i < 60; i++) {
            var element = group.addElement().setCode("a" + i);
            for (int j = random.nextInt(3); j >= 0; j--) {
                ConceptMapEquivalence[] all = ConceptMapEquivalence.values();
                element.addTarget()
                        .setCode("b" + random.nextInt(40))
                        .setEquivalence(all[random.nextInt(all.length - 1)]);
            }
        }
        Scope scope = Terminology.of(Content.EMPTY.with(List.of(map))).scope();
        for (int i = 0; i < 60; i++) {
            for (var match : translate(scope, A, "a" + i, false).matches()) {
                var back = translate(scope, B, match.concept().getCode(), true).matches();
                assertThat(back)
                        .anyMatch(other ->
                                other.concept().getCode().equals(match.source().getCode())
                                        && other.equivalence() == Translate.turned(match.equivalence()));
            }
        }
    }

    private static Translation translate(Scope scope, String system, String code, boolean reverse) {
        Coding coding = new Coding().setSystem(system).setCode(code);
        return new Translate()
                .translate(
                        scope,
                        new TranslateRequest(
                                null,
                                List.of(coding),
                                TranslateRequest.Scopes.NONE,
                                reverse,
                                TranslateRequest.Form.R4));
    }
}
