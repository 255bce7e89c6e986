package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.terminology.content.Content;

/** What one operation says, the others say too, over generated systems: 10,000 seeded cases a run. A failure names its seed. */
class AgreementTest {
    private static final String A = "https://example.org/a";
    private static final String B = "https://example.org/b";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aCodeIsInAnExpansionExactlyWhenItIsValid(long seed) {
        Generated generated = new Generated(seed, 130);
        Agreement agreement = new Agreement(generated.scope, Generated.SYSTEM);
        int cases = 0;
        for (ValueSet set : generated.sets) {
            cases += agreement.membersAreValid(set, generated.codes);
        }
        assertThat(cases).isGreaterThanOrEqualTo(1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void pagesTogetherAreTheWholeInTheSameOrder(long seed) {
        Generated generated = new Generated(seed, 300);
        Agreement agreement = new Agreement(generated.scope, Generated.SYSTEM);
        for (ValueSet set : generated.sets) {
            for (String filter : new String[] {null, "tumör", "malign lunga", "c1"}) {
                agreement.pagesAreTheWhole(set, filter, generated.random);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void subsumptionAgreesWithTheFilterIsA(long seed) {
        Generated generated = new Generated(seed, 150);
        Agreement agreement = new Agreement(generated.scope, Generated.SYSTEM);
        for (int i = 0; i < 20; i++) {
            agreement.subsumptionIsIsA(generated.code(), generated.codes);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
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
        assertThat(new Agreement(scope, A).translationLeadsBack(map)).isGreaterThan(200);
    }
}
