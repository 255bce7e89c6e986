package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/**
 * IHE SVCM, the searches of a Terminology Repository: Query Value Set [ITI-95], Query Code System [ITI-96], Query Concept Map
 * [ITI-100]. The operations ([ITI-97], [ITI-98], [ITI-99], [ITI-101]) are tested with the terminology.
 */
class SvcmSearchTest {
    private static final String URL = "https://nhv.example/fhir/";

    private static RunningRegister register;
    private static Asking asking;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        asking = new Asking(register);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @CsvSource({
        // ITI-95, 3.95.4.1.2
        "ValueSet,_id=dysmeli-utlosande",
        "ValueSet,url=https://nhv.example/fhir/ValueSet/dysmeli-utlosande",
        "ValueSet,version=1.0.0",
        "ValueSet,name=Dysmeli",
        "ValueSet,name:contains=meli",
        "ValueSet,title=Utl",
        "ValueSet,title:contains=dysmeli",
        "ValueSet,status=active",
        "ValueSet,reference=https://nhv.example/fhir/CodeSystem/nhv-omrade",
        // ITI-96, 3.96.4.1.2
        "CodeSystem,_id=nhv-omrade",
        "CodeSystem,url=https://nhv.example/fhir/CodeSystem/nhv-omrade",
        "CodeSystem,system=https://nhv.example/fhir/CodeSystem/nhv-omrade",
        "CodeSystem,version=1.0.0",
        "CodeSystem,name=Nhv",
        "CodeSystem,name:contains=omr",
        "CodeSystem,status=active",
        // ITI-100, 3.100.4.1.2
        "ConceptMap,_id=nhv-kriterium-till-icd10se",
        "ConceptMap,name:contains=Krit",
        "ConceptMap,status=active",
        "ConceptMap,url=https://nhv.example/fhir/ConceptMap/nhv-kriterium-till-icd10se",
        "ConceptMap,version=1.0.0",
        "ConceptMap,source-system=https://nhv.example/fhir/CodeSystem/nhv-kriterium",
        "ConceptMap,target-system=urn:oid:1.2.752.116.1.1.1.1.3",
    })
    void aRepositoryShallFind(String type, String query) {
        Bundle bundle = asking.get(type + "?" + query);
        assertThat(Asking.matches(bundle)).as(query).isNotEmpty().allMatch(found -> found.startsWith(type + "/"));
        assertThat(Asking.matches(asking.post(type + "?" + query))).isEqualTo(Asking.matches(bundle));
    }

    @ParameterizedTest
    @CsvSource({
        "ValueSet,identifier=x",
        "ValueSet,description=x",
        "ValueSet,date=ge2020",
        "ValueSet,expansion=x",
        "ValueSet,code=x",
        "ValueSet,publisher=x",
        "ValueSet,jurisdiction=urn:iso:std:iso:3166|SE",
        "CodeSystem,identifier=x",
        "CodeSystem,description=x",
        "CodeSystem,code=net-binjure",
        "CodeSystem,content-mode=complete",
        "CodeSystem,supplements=x",
        "CodeSystem,language=en",
        "ConceptMap,identifier=x",
        "ConceptMap,description=x",
        "ConceptMap,dependson=x",
        "ConceptMap,other=x",
        "ConceptMap,product=x",
        "ConceptMap,source=x",
        "ConceptMap,source-code=dysmeli-1",
        "ConceptMap,source-uri=x",
        "ConceptMap,target=x",
        "ConceptMap,target-code=Q71",
        "ConceptMap,target-uri=x",
        "ConceptMap,title=x",
    })
    void aRepositoryShallAnswer(String type, String query) {
        assertThat(asking.get(type + "?" + query).getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
    }

    @Test
    void onlyTheHeadIsSentWhenASummaryIsAskedFor() {
        Bundle bundle = asking.get("CodeSystem?_id=nhv-omrade&_summary=true");
        var system =
                (org.hl7.fhir.r4.model.CodeSystem) bundle.getEntryFirstRep().getResource();
        assertThat(system.getUrl()).isEqualTo(URL + "CodeSystem/nhv-omrade");
        assertThat(system.hasConcept()).isFalse();
    }
}
