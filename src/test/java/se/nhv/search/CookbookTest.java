package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.testing.RunningRegister;

/** The searches of the cookbook (docs/search.md) find what it says, with GET and POST, in JSON and XML. */
class CookbookTest {
    private static final String A = "https://nhv.example/fhir/CodeSystem/nhv-omrade|";
    private static final String R = "https://nhv.example/fhir/CodeSystem/nhv-tillstandsroll|";
    private static final String LAN = "urn:oid:1.2.752.129.2.2.1.18|";
    private static final String CONTEXT = "http://terminology.hl7.org/CodeSystem/usage-context-type|program";
    private static final String NHV = "https://nhv.example/fhir/CodeSystem/nhv-program|nhv";
    private static final String PERMITS =
            "OrganizationAffiliation?specialty=" + A + "net-binjure&role=" + R + "tillstand";

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

    /** A request and the ids that it must find, no more and no less. */
    record Recipe(String request, List<String> ids) {
        static Recipe of(String request, String... ids) {
            return new Recipe(request, List.of(ids));
        }
    }

    static Stream<Recipe> recipes() {
        String[] netPermits = {
            "net-binjure.skane", "net-binjure.stockholm", "net-binjure.uppsala", "net-binjure.vastra-gotaland"
        };
        return Stream.of(
                Recipe.of("PlanDefinition?depends-on=https://nhv.example/fhir/ValueSet/dysmeli-utlosande", "dysmeli"),
                Recipe.of("PlanDefinition?topic=" + A + "net-binjure&status=active", "net-binjure"),
                Recipe.of(
                        "PlanDefinition?url=https://nhv.example/fhir/PlanDefinition/net-binjure&version=1.0.0",
                        "net-binjure"),
                Recipe.of(
                        "HealthcareService?service-type:below=" + A + "net-binjure",
                        "net-binjure.akademiska",
                        "net-binjure.karolinska",
                        "net-binjure.klaffkirurgi.akademiska",
                        "net-binjure.sahlgrenska",
                        "net-binjure.sus"),
                Recipe.of(
                        "HealthcareService?service-type=" + A + "net-binjure",
                        "net-binjure.akademiska",
                        "net-binjure.karolinska",
                        "net-binjure.sahlgrenska",
                        "net-binjure.sus"),
                Recipe.of(
                        "HealthcareService?service-type=" + A + "plexus-brachialis&coverage-area=Location/lan-12",
                        "plexus-brachialis.nus"),
                Recipe.of(PERMITS + "&date=ge2024-01-01&date=le2024-01-01", netPermits),
                Recipe.of(PERMITS + "&date=ge2023-04-01&date=le2023-04-01", netPermits),
                Recipe.of(PERMITS + "&date=ge2023-03-31&date=le2023-03-31"),
                Recipe.of(PERMITS + "&date=ge2035-01-01&date=le2035-01-01", netPermits),
                Recipe.of(PERMITS + "&date=2024-01-01"),
                Recipe.of(PERMITS + "&valid-on=2024-01-01", netPermits),
                Recipe.of(PERMITS + "&valid-on=2023-03-31"),
                Recipe.of(
                        "Organization?_has:OrganizationAffiliation:participating-organization:specialty=" + A
                                + "net-binjure.klaffkirurgi",
                        "akademiska"),
                Recipe.of(
                        "OrganizationAffiliation?role=" + R + "underleverantor&participating-organization="
                                + "Organization/region-vasterbotten",
                        "konsdysfori.vastra-gotaland.vasterbotten"),
                Recipe.of("Organization?name:contains=karolinska", "karolinska"),
                Recipe.of("Organization?identifier=https://nhv.example/fhir/sid/nhv-enhet|sus", "sus"),
                Recipe.of(
                        "Location?type=https://profiles.ihe.net/ITI/mCSD/CodeSystem/"
                                + "IHE.mCSD.Organization.Location.Types|jurisdiction"
                                + "&partof=Location/samverkansregion-norra",
                        "lan-22",
                        "lan-23",
                        "lan-24",
                        "lan-25"));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void findsTheSameInEveryWayOfAsking(Recipe recipe) {
        Bundle bundle = asking.get(recipe.request);
        assertThat(Asking.ids(bundle)).containsExactlyElementsOf(recipe.ids);
        assertThat(bundle.getTotal()).isEqualTo(recipe.ids.size());
        assertThat(Asking.ids(asking.post(recipe.request))).isEqualTo(recipe.ids);
        assertThat(Asking.ids(asking.get(recipe.request, "Accept", "application/fhir+xml")))
                .isEqualTo(recipe.ids);
        assertThat(Asking.ids(asking.post(recipe.request, "Accept", "application/fhir+xml")))
                .isEqualTo(recipe.ids);
    }

    @Test
    void anAreaComesWithOnlyTheElementsThatWereAskedFor() {
        Bundle bundle = asking.get(
                "PlanDefinition?topic=" + A + "net-binjure&status=active&_elements=url,version,title,effectivePeriod");
        var area =
                (org.hl7.fhir.r4.model.PlanDefinition) bundle.getEntryFirstRep().getResource();
        assertThat(area.getMeta().getTag()).anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
        assertThat(area.getTitle()).isNotEmpty();
        assertThat(area.getUrl()).isNotEmpty();
        assertThat(area.getEffectivePeriod().hasStart()).isTrue();
        assertThat(area.hasStatus()).as("a mandatory element stays").isTrue();
        assertThat(area.hasAction()).isFalse();
    }

    @Test
    void theProgramFindsEveryAreaButTheRejectedOnes() {
        Bundle composite = asking.get("PlanDefinition?_count=500&context-type-value=" + CONTEXT + "$" + NHV);
        Bundle plain = asking.get("PlanDefinition?_count=500&context=" + NHV);
        Bundle all = asking.get("PlanDefinition?_count=500&status:not=retired");
        assertThat(Asking.ids(composite))
                .isNotEmpty()
                .isEqualTo(Asking.ids(plain))
                .isEqualTo(Asking.ids(all));
    }

    @Test
    void anAreaWithoutAKnownStartIsFoundByItsAbsenceOnly() {
        assertThat(Asking.ids(asking.get("PlanDefinition?effective=le2023-06-30&_count=500")))
                .contains("net-binjure")
                .doesNotContain("avancerad-backenkirurgi", "dysmeli");
        assertThat(Asking.ids(asking.get("PlanDefinition?effective:missing=true&_count=500")))
                .contains("dysmeli")
                .doesNotContain("net-binjure");
    }

    @Test
    void aServiceComesWithItsHospitalAndRegion() {
        Bundle bundle = asking.get("HealthcareService?service-type=" + A + "avancerad-backenkirurgi&active=true"
                + "&_include=HealthcareService:organization&_include:iterate=Organization:partof");
        assertThat(Asking.ids(bundle)).hasSize(3);
        assertThat(Asking.included(bundle))
                .containsExactlyInAnyOrder(
                        "Organization/sus",
                        "Organization/karolinska",
                        "Organization/sahlgrenska",
                        "Organization/region-skane",
                        "Organization/region-stockholm",
                        "Organization/region-vastra-gotaland");
        assertThat(bundle.getTotal()).isEqualTo(3);
    }

    @Test
    void aCountyIsCoveredByTheServicesThatSaySoAndByThoseForTheWholeCountry() {
        assertThat(Asking.ids(asking.get("HealthcareService?_count=500&coverage-area.identifier=" + LAN + "21")))
                .contains("ryggmargsskador.nus", "systemisk-amyloidos.nus")
                .noneMatch(id -> id.startsWith("plexus-brachialis"));
    }

    @Test
    void permitsComeWithHolderAndHospital() {
        Bundle bundle = asking.get(PERMITS + "&date=ge2024-01-01&date=le2024-01-01"
                + "&_include=OrganizationAffiliation:primary-organization"
                + "&_include=OrganizationAffiliation:participating-organization");
        assertThat(Asking.included(bundle)).hasSize(8).contains("Organization/region-skane", "Organization/sus");
    }

    @Test
    void aSubcontractorIsFoundWithTheHolderThatItWorksFor() {
        Bundle bundle = asking.get("OrganizationAffiliation?role=" + R + "underleverantor"
                + "&participating-organization=Organization/region-vasterbotten"
                + "&_include=OrganizationAffiliation:primary-organization");
        assertThat(Asking.included(bundle)).containsExactly("Organization/region-vastra-gotaland");
    }

    @Test
    void aRegionLeadsToItsHospitalsClinicsAndServices() {
        Bundle hospitals = asking.get(
                "Organization?partof=Organization/region-vasterbotten" + "&_revinclude=HealthcareService:organization");
        assertThat(Asking.ids(hospitals)).containsExactly("nus");
        assertThat(Asking.included(hospitals)).isNotEmpty().doesNotContain("HealthcareService/plexus-brachialis.nus");
        Bundle clinics = asking.get("Organization?partof.partof=Organization/region-vasterbotten"
                + "&_revinclude=HealthcareService:organization");
        assertThat(Asking.ids(clinics)).contains("nus.hand-plastik");
        assertThat(Asking.included(clinics)).contains("HealthcareService/plexus-brachialis.nus");
    }

    @Test
    void aPermitComesWithEverythingThatBelongsToIt() {
        String graph = "https://nhv.example/fhir/GraphDefinition/nhv-tillstand";
        Bundle bundle = asking.get("OrganizationAffiliation/net-binjure.skane/$graph?graph=" + graph);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource()
                        .getIdElement()
                        .toUnqualifiedVersionless()
                        .getValue())
                .containsExactlyInAnyOrder(
                        "OrganizationAffiliation/net-binjure.skane",
                        "Organization/region-skane",
                        "Organization/sus",
                        "HealthcareService/net-binjure.sus",
                        "Location/sus");
        asking.refusal("OrganizationAffiliation/net-binjure.skane/$graph", 400);
        asking.refusal("OrganizationAffiliation/net-binjure.skane/$graph?graph=https://nhv.example/none", 404);
        asking.refusal("OrganizationAffiliation/nobody/$graph?graph=" + graph, 404);
        asking.refusal("Organization/sus/$graph?graph=" + graph, 400);
    }

    /** The lines of docs/search.md, abbreviations written out. */
    static Stream<String> documented() throws IOException {
        List<String> requests = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("docs/search.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```search");
            } else if (inside) {
                requests.add(line.replaceAll("=A\\|", "=" + A)
                        .replaceAll("=R\\|", "=" + R)
                        .replaceAll("=LAN\\|", "=" + LAN)
                        .replaceAll("NHV", NHV));
            }
        }
        return requests.stream();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void theDocumentedSearchesFindSomethingInEveryWayOfAsking(String request) {
        List<String> found = Asking.matches(asking.get(request));
        assertThat(found).isNotEmpty();
        assertThat(Asking.matches(asking.post(request))).isEqualTo(found);
        assertThat(Asking.matches(asking.get(request, "Accept", "application/fhir+xml")))
                .isEqualTo(found);
    }
}
