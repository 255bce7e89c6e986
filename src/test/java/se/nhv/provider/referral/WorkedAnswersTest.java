package se.nhv.provider.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/** The answers that the API's documentation works out by hand, asked over HTTP in every form (api, 1 and 5.2). */
class WorkedAnswersTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Answer where(String question) {
        return Ask.destinations(register).with(question).answer();
    }

    private static Answer.Part only(List<Answer.Part> parts) {
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private static List<String> the(String name, List<Answer.Part> parts) {
        return parts.stream().map(part -> part.the(name)).toList();
    }

    @Test
    void aChildWithReductionDeficiencyIsEligibleAndTheFourUnitsStandInOrder() {
        Answer answer = where("diagnosis=Q71.3 birthDate=2024-11-01 homeCounty=12 date=2025-03-01");
        Answer.Part area = only(answer.areas());
        assertThat(area.the("verdict")).isEqualTo("eligible");
        assertThat(area.all("exclusion")).containsExactly("dysmeli-x2");
        assertThat(answer.destinations().stream()
                        .map(destination -> destination.reference("unit").getDisplay()))
                .containsExactly(
                        "Norrlands universitetssjukhus",
                        "Region Stockholm",
                        "Region Örebro län",
                        "Västra Götalandsregionen");
        assertThat(the("rank", answer.destinations())).containsExactly("1", "2", "3", "4");
        assertThat(answer.destinations().get(0).all("reason")).containsExactly("coverage-not-stated", "start-unknown");
        assertThat(answer.destinations().subList(1, 4))
                .allSatisfy(destination -> assertThat(destination.all("reason"))
                        .containsExactly(
                                "coverage-not-stated", "start-unknown", "unit-not-stated", "evidence-partial"));
    }

    @Test
    void thePartsOfAnAnswerStandInTheDocumentedOrder() {
        Answer answer = where("diagnosis=Q71.3 homeCounty=12 date=2025-03-01");
        assertThat(answer.names()).containsExactly("area", "destination", "about", "dataAsOf", "edition");
        assertThat(only(answer.areas()).names())
                .containsExactly(
                        "area",
                        "plan",
                        "certainty",
                        "equivalence",
                        "basis",
                        "matched",
                        "valueSet",
                        "criterion",
                        "decidedUnits",
                        "knownUnits",
                        "exclusion",
                        "verdict",
                        "note");
        assertThat(answer.destinations().get(0).names())
                .containsExactly("rank", "area", "suitability", "service", "permit", "unit", "holder", "reason");
        assertThat(where("diagnosis=C25.4").areas().get(0).names())
                .containsSubsequence("area", "subArea", "plan", "knownUnits", "openQuestion", "exclusion", "verdict");
    }

    @Test
    void everyPartOfTheWorkedAnswerIsAsDocumented() {
        Answer answer = where("diagnosis=Q71.3 birthDate=2024-11-01 homeCounty=12 date=2025-03-01");
        Answer.Part area = only(answer.areas());
        assertThat(area.the("plan")).isEqualTo("https://nhv.example/fhir/PlanDefinition/dysmeli|1.0.0");
        assertThat(area.the("certainty")).isEqualTo("saker");
        assertThat(area.the("equivalence")).isEqualTo("specializes");
        assertThat(area.the("basis")).isEqualTo("terminological");
        assertThat(area.the("matched")).isEqualTo("Q71.3");
        assertThat(area.the("valueSet")).isEqualTo("https://nhv.example/fhir/ValueSet/dysmeli-utlosande");
        assertThat(area.the("criterion")).isEqualTo("dysmeli-1");
        assertThat(area.the("decidedUnits")).isEqualTo("4");
        assertThat(area.the("knownUnits")).isEqualTo("4");
        Answer.Part first = answer.destinations().get(0);
        String base = register.base() + "/";
        assertThat(first.reference("service").getReference()).isEqualTo(base + "HealthcareService/dysmeli.nus");
        assertThat(first.reference("permit").getReference())
                .isEqualTo(base + "OrganizationAffiliation/dysmeli.vasterbotten");
        assertThat(first.reference("unit").getReference()).isEqualTo(base + "Organization/nus");
        assertThat(first.reference("holder").getReference()).isEqualTo(base + "Organization/region-vasterbotten");
        assertThat(first.reference("holder").getDisplay()).isEqualTo("Region Västerbotten");
        assertThat(answer.parameters().getParameter("dataAsOf").getValue().primitiveValue())
                .isEqualTo("2026-11-22T00:00:00Z");
        assertThat(answer.parameters().getParameter("edition").getValue().primitiveValue())
                .isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "area=net-binjure yes=net-a-1-0 yes=net-a-1-1 homeCounty=03 date=2024-01-01 | eligible",
                "area=net-binjure yes=net-a-4 yes=net-a-x4 | eligible",
                "area=net-binjure no=net-a-1-0 no=net-a-1-1 no=net-a-1-2 no=net-a-1-3 no=net-a-2 no=net-a-3 no=net-a-4 no=net-b-1 | not-nhv",
                "diagnosis=C25.4 | needs-information",
                "diagnosis=S14.3 homeCounty=14 date=2024-06-01 | needs-information",
                "area=kroniska-lungsjukdomar-hos-barn age=18 | not-nhv",
                "area=kroniska-lungsjukdomar-hos-barn age=17 yes=barnlunga-0 yes=barnlunga-1 | eligible",
                "diagnosis=Q71.3 no=dysmeli-1 | not-nhv",
                "diagnosis=Q71.3 yes=dysmeli-x2 | not-nhv",
                "area=net-binjure yes=net-a-3 yes=net-a-x2 no=net-a-4 no=net-b-1 | not-nhv",
                "area=net-binjure yes=net-a-2 no=net-a-x4 | eligible",
                "area=ryggmargsskador age=17 yes=rygg-1 yes=rygg-3 | needs-information",
                "area=ryggmargsskador age=18 yes=rygg-1 yes=rygg-3 | eligible",
                "area=ryggmargsskador yes=rygg-1 yes=rygg-3 | eligible",
                "area=ryggmargsskador age=17 yes=rygg-1 yes=rygg-3 no=rygg-4 | not-nhv",
            })
    void theVerdictIs(String question, String verdict) {
        Answer answer = where(question);
        assertThat(only(answer.areas()).the("verdict")).isEqualTo(verdict);
        assertThat(answer.destinations().isEmpty()).isEqualTo(verdict.equals("not-nhv"));
    }

    /** Each destination as {@code unit suitability reason,reason}. */
    private static List<String> lines(Answer answer) {
        return answer.destinations().stream()
                .map(destination -> destination.the("unit") + " " + destination.the("suitability") + " "
                        + String.join(",", destination.all("reason")))
                .toList();
    }

    @Test
    void theUnitOfTheHomeRegionComesFirst() {
        assertThat(lines(where("area=net-binjure yes=net-a-1-0 yes=net-a-1-1 homeCounty=03 date=2024-01-01")))
                .containsExactly(
                        "akademiska eligible holder-is-home-region",
                        "karolinska eligible coverage-not-stated",
                        "sahlgrenska eligible coverage-not-stated",
                        "sus eligible coverage-not-stated");
    }

    @Test
    void valveSurgeryIsDoneByTheOneUnitWithThePermitForIt() {
        Answer answer = where(
                "area=net-binjure yes=net-a-1-0 yes=net-a-1-1 yes=net-klaff-aktuell homeCounty=03 date=2024-01-01");
        assertThat(lines(answer))
                .containsExactly(
                        "akademiska eligible holder-is-home-region",
                        "karolinska ineligible coverage-not-stated,sub-permit-missing",
                        "sahlgrenska ineligible coverage-not-stated,sub-permit-missing",
                        "sus ineligible coverage-not-stated,sub-permit-missing");
        Answer.Part first = answer.destinations().get(0);
        assertThat(first.the("permit")).isEqualTo("net-binjure.klaffkirurgi.uppsala");
        assertThat(first.the("service")).isEqualTo("net-binjure.klaffkirurgi.akademiska");
        assertThat(only(answer.areas()).all("note")).anyMatch(note -> note.contains("annan vård inom området"));
    }

    @Test
    void beforeThePermitsBeginNobodyIsEligible() {
        for (String klaff : List.of("", " yes=net-klaff-aktuell")) {
            Answer answer = where("area=net-binjure yes=net-a-1-0 yes=net-a-1-1 homeCounty=03 date=2023-03-31" + klaff);
            assertThat(only(answer.areas()).the("knownUnits")).isEqualTo("0");
            assertThat(answer.destinations()).hasSize(4).allSatisfy(destination -> {
                assertThat(destination.the("suitability")).isEqualTo("ineligible");
                assertThat(destination.all("reason")).contains("permit-not-started");
            });
        }
    }

    @Test
    void aCandidateCodeAsksTheQuestionsOfItsSubAreaOnly() {
        Answer answer = where("diagnosis=C25.4");
        Answer.Part area = only(answer.areas());
        assertThat(area.the("area")).isEqualTo("net-binjure");
        assertThat(area.the("subArea")).isEqualTo("net-binjure.a");
        assertThat(area.all("openQuestion"))
                .containsExactly("net-a-1-0", "net-a-1-1", "net-a-1-2", "net-a-1-3", "net-a-2", "net-a-3", "net-a-4");
        assertThat(answer.destinations()).hasSize(4);
    }

    @Test
    void aCodeOfTwoAreasAsksAboutBoth() {
        Answer answer = where("diagnosis=C20");
        assertThat(the("area", answer.areas())).containsExactly("avancerad-backenkirurgi", "net-binjure");
        assertThat(the("certainty", answer.areas())).containsExactly("kandidat", "kandidat");
        assertThat(the("area", answer.destinations()))
                .containsExactly(
                        "avancerad-backenkirurgi",
                        "avancerad-backenkirurgi",
                        "avancerad-backenkirurgi",
                        "net-binjure",
                        "net-binjure",
                        "net-binjure",
                        "net-binjure");
        assertThat(the("rank", answer.destinations())).containsExactly("1", "2", "3", "1", "2", "3", "4");
    }

    @Test
    void aStatedUptakeAreaThatHoldsTheHomeCountyComesFirst() {
        assertThat(lines(where("diagnosis=S14.3 homeCounty=14 date=2024-06-01")))
                .containsExactly("nus eligible coverage-contains-home", "sodersjukhuset eligible coverage-not-stated");
        assertThat(lines(where("diagnosis=S14.3 homeCounty=03 date=2024-06-01")))
                .containsExactly("sodersjukhuset eligible coverage-not-stated", "nus eligible outside-stated-coverage");
    }

    @Test
    void theChildsAgeDecidesWhoMayTakeASpinalInjury() {
        assertThat(lines(where("area=ryggmargsskador age=17 date=2024-06-01")))
                .containsExactly(
                        "karolinska eligible home-not-given",
                        "sus uncertain home-not-given,sub-permit-unknown",
                        "region-vastra-gotaland uncertain home-not-given,sub-permit-unknown,unit-not-stated",
                        "nus ineligible home-not-given,age-below-minimum");
        assertThat(lines(where("area=ryggmargsskador age=18 date=2024-06-01"))).contains("nus eligible home-not-given");
        assertThat(lines(where("area=ryggmargsskador date=2024-06-01")))
                .contains("nus uncertain home-not-given,age-not-given");
    }

    @Test
    void aVeryHighInjuryNeedsAUnitThatTakesIt() {
        assertThat(lines(where("area=ryggmargsskador age=40 yes=rygg-u2 date=2024-06-01")))
                .containsExactly(
                        "karolinska eligible home-not-given",
                        "sus uncertain home-not-given,sub-permit-unknown",
                        "region-vastra-gotaland uncertain home-not-given,sub-permit-unknown,unit-not-stated",
                        "nus ineligible home-not-given,sub-permit-missing");
    }

    @Test
    void anAdultIsOutsideAnAreaForChildren() {
        Answer answer = where("area=kroniska-lungsjukdomar-hos-barn age=18");
        assertThat(only(answer.areas()).all("note")).contains("age-outside-area");
        assertThat(answer.names()).doesNotContain("destination", "about");
    }

    @Test
    void partnersComeAfterTheHolders() {
        Answer answer = where("area=konsdysfori homeCounty=24 date=2024-06-01");
        assertThat(the("permit", answer.destinations()).subList(0, 3))
                .containsExactlyInAnyOrder(
                        "konsdysfori.stockholm", "konsdysfori.ostergotland", "konsdysfori.vastra-gotaland");
        Answer.Part partner = answer.destinations().stream()
                .filter(destination -> destination.the("unit").equals("region-vasterbotten"))
                .findFirst()
                .orElseThrow();
        assertThat(partner.all("reason")).contains("subcontractor", "collaboration-partner");
        assertThat(partner.reference("holder").getDisplay()).isEqualTo("Västra Götalandsregionen");
        assertThat(answer.destinations()).hasSize(6);
    }

    @Test
    void aCodeWithoutAnAreaIsAnsweredWithInformation() {
        Answer answer = where("diagnosis=S52.5");
        assertThat(answer.names()).containsExactly("outcome", "dataAsOf", "edition");
        assertThat(answer.issues()).containsExactly("information not-found");
    }

    @Test
    void withoutAHomeCountyUnitsAreRankedByName() {
        assertThat(lines(where("area=net-binjure date=2024-01-01")))
                .containsExactly(
                        "akademiska eligible home-not-given",
                        "karolinska eligible home-not-given",
                        "sahlgrenska eligible home-not-given",
                        "sus eligible home-not-given");
        assertThat(lines(where("area=net-binjure homeCounty=99 date=2024-01-01")))
                .allMatch(line -> line.endsWith("eligible home-unknown"));
    }

    @Test
    void aHallanderBelongsToBothOfItsCollaborationRegions() {
        assertThat(lines(where("area=net-binjure homeCounty=13 date=2024-01-01")))
                .containsExactly(
                        "sahlgrenska eligible same-collaboration-region",
                        "sus eligible same-collaboration-region",
                        "akademiska eligible coverage-not-stated",
                        "karolinska eligible coverage-not-stated");
    }

    @Test
    void onlyEligibleUnitsAreGivenWhenOnlyTheyAreWanted() {
        assertThat(lines(where("area=ryggmargsskador age=17 date=2024-06-01 eligibleOnly=true")))
                .containsExactly("karolinska eligible home-not-given");
    }

    @ParameterizedTest(name = "dysmeli on {0}: {1}")
    @CsvSource({
        "2023-12-31, ineligible, permit-not-started",
        "2024-01-01, eligible, start-unknown",
    })
    void anUnknownStartIsNotBeforeTheYearOfTheGrant(String date, String suitability, String reason) {
        Answer answer = where("diagnosis=Q72 date=" + date);
        assertThat(answer.destinations()).isNotEmpty().allSatisfy(destination -> {
            assertThat(destination.the("suitability")).isEqualTo(suitability);
            assertThat(destination.all("reason")).contains(reason);
        });
    }

    @ParameterizedTest(name = "plexus on {0}: {1}")
    @CsvSource({
        "2015-12-31, ineligible, permit-not-started",
        "2016-06-01, eligible, permit-start-in-year",
        "2017-01-01, eligible, home-not-given",
    })
    void aStartKnownToTheYearIsReadInItsFavour(String date, String suitability, String reason) {
        Answer answer = where("area=plexus-brachialis date=" + date);
        assertThat(answer.destinations()).isNotEmpty().allSatisfy(destination -> {
            assertThat(destination.the("suitability")).isEqualTo(suitability);
            assertThat(destination.all("reason")).contains(reason);
        });
    }

    @Test
    void anAreaWhoseDefinitionIsUnknownSaysSo() {
        assertThat(only(where("area=psc").areas()).all("note")).contains("definitionen finns inte i källorna");
        assertThat(only(where("area=plexus-brachialis").areas()).all("note"))
                .contains("definitionen finns inte i källorna");
    }

    @Test
    void codesOfSeveralAreasAndANameAreAUnion() {
        Answer answer = where("diagnosis=C20 diagnosis=Q71.3 area=psc area=dysmeli");
        assertThat(the("area", answer.areas()))
                .containsExactly("dysmeli", "avancerad-backenkirurgi", "net-binjure", "psc");
        assertThat(the("certainty", answer.areas())).containsExactly("saker", "kandidat", "kandidat", "");
    }

    @Test
    void whichAreasIsAnsweredWithoutAVerdict() {
        Answer answer = Ask.areas(register)
                .with("code=urn:oid:1.2.752.116.1.1.1.1.3|Q71.3")
                .answer();
        Answer.Part area = only(answer.areas());
        assertThat(area.the("area")).isEqualTo("dysmeli");
        assertThat(area.the("certainty")).isEqualTo("saker");
        assertThat(area.the("basis")).isEqualTo("terminological");
        assertThat(area.the("valueSet")).isEqualTo("https://nhv.example/fhir/ValueSet/dysmeli-utlosande");
        assertThat(area.the("decidedUnits")).isEqualTo("4");
        assertThat(area.the("knownUnits")).isEqualTo("4");
        assertThat(area.names()).doesNotContain("verdict", "note");
        assertThat(answer.names()).containsExactly("area");
    }

    @Test
    void whichAreasGivesCandidatesInOrder() {
        Answer answer = Ask.areas(register)
                .with("code=urn:oid:1.2.752.116.1.1.1.1.3|C20")
                .answer();
        assertThat(the("area", answer.areas())).containsExactly("avancerad-backenkirurgi", "net-binjure");
        assertThat(the("certainty", answer.areas())).containsExactly("kandidat", "kandidat");
        assertThat(the("equivalence", answer.areas())).containsExactly("wider", "wider");
        assertThat(answer.areas().get(0).all("openQuestion")).containsExactly("bk-1", "bk-2", "bk-3", "bk-4", "bk-5");
    }

    @Test
    void whichAreasHasNoneForAnOrdinaryFracture() {
        Answer answer = Ask.areas(register)
                .with("code=urn:oid:1.2.752.116.1.1.1.1.3|S52.5")
                .answer();
        assertThat(answer.areas()).isEmpty();
        assertThat(answer.issues()).containsExactly("information not-found");
    }
}
