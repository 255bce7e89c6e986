package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.testing.RunningRegister;

/**
 * Every SHALL of the CapabilityStatements IHE.mCSD.Directory [ITI-90] and IHE.mCSD.Directory.Update [ITI-91] (version 20250218)
 * is claimed in ours, and answers. What the searches find is tested in {@link McsdSearchTest}, the feed with the writes.
 */
class McsdCapabilityTest {
    private static final String MCSD = "https://profiles.ihe.net/ITI/mCSD/";

    private static RunningRegister register;
    private static Asking asking;
    private static CapabilityStatement capability;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        asking = new Asking(register);
        capability = register.read("metadata", CapabilityStatement.class);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static CapabilityStatementRestResourceComponent resource(String type) {
        return capability.getRestFirstRep().getResource().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> types() {
        return Stream.of(
                "Organization",
                "Location",
                "HealthcareService",
                "OrganizationAffiliation",
                "Endpoint",
                "Practitioner",
                "PractitionerRole");
    }

    @Test
    void theStatementNamesTheActorsThatTheRegisterIs() {
        assertThat(capability.getInstantiates())
                .extracting(each -> each.getValue())
                .contains(
                        MCSD + "CapabilityStatement/IHE.mCSD.Directory",
                        MCSD + "CapabilityStatement/IHE.mCSD.Directory.Update",
                        "https://profiles.ihe.net/ITI/SVCM/CapabilityStatement/IHE.SVCM.TerminologyRepository",
                        "http://hl7.org/fhir/CapabilityStatement/terminology-server")
                .doesNotContain(MCSD + "CapabilityStatement/IHE.mCSD.Directory.Feed")
                .doesNotHaveDuplicates();
        assertThat(capability.getFormat())
                .extracting(each -> each.getValue())
                .contains("application/fhir+json", "application/fhir+xml");
    }

    @ParameterizedTest
    @CsvSource({
        "Organization,Organization FacilityOrganization JurisdictionOrganization",
        "Location,Location FacilityLocation JurisdictionLocation LocationDistance",
        "HealthcareService,HealthcareService",
        "OrganizationAffiliation,OrganizationAffiliation OrganizationAffiliation.DocShare",
        "Endpoint,Endpoint Endpoint.DocShare",
        "Practitioner,Practitioner",
        "PractitionerRole,PractitionerRole"
    })
    void everyProfileOfTheGuideIsNamedBesideOurOwn(String type, String profiles) {
        assertThat(resource(type).getSupportedProfile())
                .extracting(each -> each.getValue())
                .containsAll(Arrays.stream(profiles.split(" "))
                        .map(name -> MCSD + "StructureDefinition/IHE.mCSD." + name)
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void ourOwnProfilesAreNamedAsTheyArePublished() {
        List<String> named = capability.getRestFirstRep().getResource().stream()
                .flatMap(each -> each.getSupportedProfile().stream())
                .map(each -> each.getValue())
                .filter(each -> each.startsWith("https://nhv.example/"))
                .toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(url -> assertThat(
                                asking.get("StructureDefinition?url=" + url).getTotal())
                        .isEqualTo(1));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsReadSearchedAndHasAHistory(String type) {
        assertThat(resource(type).getInteraction())
                .extracting(each -> each.getCode().toCode())
                .contains("read", "search-type", "history-type")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock = // type; parameter:type; include; revinclude
                    """
            HealthcareService; active:token identifier:token location:reference name:string organization:reference service-type:token; ;
            Location; identifier:token name:string organization:reference partof:reference type:token status:token; Location:organization;
            Organization; active:token identifier:token name:string partof:reference type:token; Organization:endpoint; Location:organization OrganizationAffiliation:participating-organization OrganizationAffiliation:primary-organization
            Practitioner; active:token identifier:token name:string given:string family:string; ;
            PractitionerRole; active:token location:reference organization:reference role:token service:reference specialty:token; PractitionerRole:practitioner;
            Endpoint; identifier:token organization:reference status:token; ;
            OrganizationAffiliation; active:token date:date identifier:token participating-organization:reference primary-organization:reference role:token; OrganizationAffiliation:endpoint;
            """)
    void everyParameterAndIncludeIsClaimedWithItsType(
            String type, String parameters, String includes, String revIncludes) {
        assertThat(resource(type).getSearchParam())
                .extracting(each -> each.getName() + ":" + each.getType().toCode())
                .contains(parameters.split(" "))
                .contains("_id:token", "_lastUpdated:date");
        assertThat(resource(type).getSearchInclude())
                .extracting(StringType::getValue)
                .containsAll(words(includes));
        assertThat(resource(type).getSearchRevInclude())
                .extracting(StringType::getValue)
                .containsAll(words(revIncludes));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theTimeOfTheLastChangeIsAskedWithEveryPrefix(String type) {
        String now = "2026-11-22T00:00:00.000Z"; // of every resource of the base edition
        int all = asking.get(type + "?_summary=count").getTotal();
        for (String prefix : List.of("ge", "le")) {
            assertThat(count(type, prefix + now)).as(prefix).isEqualTo(all);
        }
        for (String prefix : List.of("gt", "lt", "sa", "eb")) {
            assertThat(count(type, prefix + now)).as(prefix).isZero();
        }
        for (String later : List.of("gt2020", "sa2020-01-01", "lt2030", "eb2030-01-01")) {
            assertThat(count(type, later)).as(later).isEqualTo(all);
        }
    }

    private static int count(String type, String value) {
        return asking.get(type + "?_summary=count&_lastUpdated=" + value).getTotal();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSearchAnswersInJsonAndXmlByGetAndPost(String type) {
        for (String format : List.of("application/fhir+json", "application/fhir+xml")) {
            String search = type + "?_count=2";
            Bundle get = asking.get(search, "Accept", format);
            Bundle post = asking.post(search, "Accept", format);
            assertThat(Asking.matches(post)).isEqualTo(Asking.matches(get));
            assertThat(asking.answer(search, "Accept", format)
                            .headers()
                            .firstValue("Content-Type")
                            .orElseThrow())
                    .startsWith(format);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void changesSinceAnInstantAreToldOfEveryType(String type) {
        Bundle all = register.read(type + "/_history?_since=2020-01-01T00:00:00Z&_count=1000", Bundle.class);
        assertThat(all.getType()).isEqualTo(Bundle.BundleType.HISTORY);
        assertThat(all.getTotal())
                .isEqualTo(asking.get(type + "?_summary=count").getTotal());
        assertThat(all.getEntry()).allMatch(Bundle.BundleEntryComponent::hasRequest);
        String then = "2026-11-22T00:00:00Z"; // of every resource of the base edition; since includes its instant
        assertThat(register.read(type + "/_history?_count=0&_since=" + then, Bundle.class)
                        .getTotal())
                .isEqualTo(all.getTotal());
        assertThat(register.read(type + "/_history?_since=2026-11-22T00:00:01Z", Bundle.class)
                        .getEntry())
                .isEmpty();
    }
}
