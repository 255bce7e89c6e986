package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.testing.BaseCatalogue;

/** What one operation says, the others say too, over the register's own ICD-10-SE, value sets and map: 10,000 cases a run. */
class ClassificationAgreementTest {
    private static final long SEED = 20261122;

    private static Terminology terminology;
    private static List<String> codes;
    private static Agreement agreement;

    @BeforeAll
    static void read() {
        terminology = BaseCatalogue.read().get(Terminology.KEY);
        CompiledSystem icd = terminology.system(Systems.ICD_10_SE).orElseThrow();
        codes = IntStream.range(0, icd.size()).mapToObj(icd::code).toList();
        agreement = new Agreement(terminology.scope(), Systems.ICD_10_SE);
    }

    @Test
    void aCodeIsInAnExpansionExactlyWhenItIsValid() {
        Random random = new Random(SEED);
        List<String> own = terminology.content().valueSets().stream()
                .map(ValueSet::getUrl)
                .filter(url -> url.contains("-utlosande"))
                .toList();
        RandomSets sets = new RandomSets(Systems.ICD_10_SE, codes, own, random);
        int cases = 0;
        while (cases < 10_000) {
            cases += agreement.membersAreValid(sets.next(), codes);
        }
        for (ValueSet set : terminology.content().valueSets()) {
            if (own.contains(set.getUrl())) {
                agreement.membersAreValid(set, codes);
                agreement.pagesAreTheWhole(set, null, random);
                agreement.pagesAreTheWhole(set, "tumör", random);
            }
        }
    }

    @Test
    void subsumptionAgreesWithTheFilterIsAForEveryPairOfCodes() {
        int cases = 0;
        for (String above : codes) {
            cases += agreement.subsumptionIsIsA(above, codes);
        }
        assertThat(cases).isEqualTo(codes.size() * codes.size());
    }

    @Test
    void everyMappingLeadsBack() {
        int cases = 0;
        for (ConceptMap map : terminology.content().maps()) {
            cases += agreement.translationLeadsBack(map);
        }
        assertThat(cases).isGreaterThan(100);
    }
}
