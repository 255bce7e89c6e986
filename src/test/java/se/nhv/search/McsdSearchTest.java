package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/**
 * IHE mCSD 4.0, Find Matching Care Services [ITI-90]: what a Care Services Directory shall support, line by line
 * (1:46 and 3:90; CapabilityStatement IHE.mCSD.Directory).
 */
class McsdSearchTest {
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

    @ParameterizedTest
    @CsvSource({
        "Organization",
        "Location",
        "HealthcareService",
        "OrganizationAffiliation",
        "Practitioner",
        "PractitionerRole",
        "Endpoint"
    })
    void readAndSearchOfEveryTypeAreClaimed(String type) {
        var resource = capability.getRestFirstRep().getResource().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
        assertThat(resource.getInteraction())
                .extracting(each -> each.getCode())
                .contains(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
    }

    @ParameterizedTest
    @CsvSource({
        // 3:90.4.1.2.1: on every type
        "Organization,_id=sus",
        "Location,_id=sus",
        "HealthcareService,_id=net-binjure.sus",
        "OrganizationAffiliation,_id=net-binjure.skane",
        "Practitioner,_id=x",
        "PractitionerRole,_id=x",
        "Endpoint,_id=x",
        "Organization,_lastUpdated=gt2020-01-01",
        "Location,_lastUpdated=le2030",
        "HealthcareService,_lastUpdated=ge2020",
        "OrganizationAffiliation,_lastUpdated=lt2030",
        // 3:90.4.1.2.2 Organization
        "Organization,active=true",
        "Organization,identifier=sus",
        "Organization,name=Region",
        "Organization,name:contains=region",
        "Organization,name:exact=Region Skåne",
        "Organization,partof=Organization/region-skane",
        "Organization,type=facility",
        "Organization,_include=Organization:endpoint",
        "Organization,_revinclude=Location:organization",
        "Organization,_revinclude=OrganizationAffiliation:participating-organization",
        "Organization,_revinclude=OrganizationAffiliation:primary-organization",
        // 3:90.4.1.2.3 Location
        "Location,identifier=sus",
        "Location,name=Skåne",
        "Location,name:contains=a",
        "Location,name:exact=Sverige",
        "Location,organization=Organization/sus",
        "Location,partof=Location/sverige",
        "Location,status=active",
        "Location,type=jurisdiction",
        "Location,_include=Location:organization",
        "Location,near=55.7|13.2|50|km",
        // 3:90.4.1.2.4 Practitioner
        "Practitioner,active=true",
        "Practitioner,identifier=x",
        "Practitioner,name=x",
        "Practitioner,name:contains=x",
        "Practitioner,name:exact=x",
        "Practitioner,given=x",
        "Practitioner,given:contains=x",
        "Practitioner,given:exact=x",
        "Practitioner,family=x",
        "Practitioner,family:contains=x",
        "Practitioner,family:exact=x",
        // 3:90.4.1.2.5 PractitionerRole
        "PractitionerRole,active=true",
        "PractitionerRole,location=Location/sus",
        "PractitionerRole,organization=Organization/sus",
        "PractitionerRole,practitioner=Practitioner/x",
        "PractitionerRole,role=x",
        "PractitionerRole,service=HealthcareService/x",
        "PractitionerRole,specialty=x",
        "PractitionerRole,_include=PractitionerRole:practitioner",
        // 3:90.4.1.2.6 HealthcareService
        "HealthcareService,active=true",
        "HealthcareService,identifier=x",
        "HealthcareService,location=Location/sus",
        "HealthcareService,name=a",
        "HealthcareService,name:contains=a",
        "HealthcareService,name:exact=a",
        "HealthcareService,organization=Organization/sus",
        "HealthcareService,service-type=dysmeli",
        // 3:90.4.1.2.7 OrganizationAffiliation
        "OrganizationAffiliation,active=true",
        "OrganizationAffiliation,date=ge2024-01-01",
        "OrganizationAffiliation,identifier=net-binjure.skane",
        "OrganizationAffiliation,participating-organization=Organization/sus",
        "OrganizationAffiliation,primary-organization=Organization/region-skane",
        "OrganizationAffiliation,role=tillstand",
        "OrganizationAffiliation,_include=OrganizationAffiliation:endpoint",
        // 3:90.4.1.2.8 Endpoint
        "Endpoint,identifier=x",
        "Endpoint,organization=Organization/sus",
        "Endpoint,status=active",
    })
    void theDirectoryShallSupport(String type, String query) {
        Bundle get = asking.get(type + "?" + query);
        assertThat(get.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(Asking.matches(asking.post(type + "?" + query))).isEqualTo(Asking.matches(get));
    }

    @Test
    void anUnmatchedQueryIsAnEmptySuccess() {
        Bundle bundle = asking.get("Organization?name=there-is-no-such-name");
        assertThat(bundle.getTotal()).isZero();
        assertThat(bundle.getEntry()).isEmpty();
    }

    @Test
    void aParameterThatIsNotSupportedIsRefusedWithAnOutcome() {
        assertThat(asking.refusal("Practitioner?nothing=x", 400).getIssue()).isNotEmpty();
    }

    @Test
    void aSingleResourceIsReadOrNotFound() {
        assertThat(register.get("Organization/sus").statusCode()).isEqualTo(200);
        assertThat(register.get("Practitioner/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void everyEntryCanBeReadAtItsFullUrl() {
        Stream.of("Organization?_count=3", "HealthcareService?_count=3&_include=HealthcareService:organization")
                .flatMap(request -> asking.get(request).getEntry().stream())
                .forEach(entry -> assertThat(register.get(entry.getFullUrl()).statusCode())
                        .as(entry.getFullUrl())
                        .isEqualTo(200));
    }

    @Test
    void theHierarchyIsFoundWithEveryKindOfParent() {
        List<String> below = Asking.ids(asking.get("Location?partof:below=Location/samverkansregion-norra&_count=100"));
        assertThat(below).contains("lan-22", "lan-23", "lan-24", "lan-25");
    }
}
