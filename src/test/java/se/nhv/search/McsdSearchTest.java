package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/**
 * IHE mCSD 4.0, Find Matching Care Services [ITI-90]: what a Care Services Directory shall support, line by line
 * (ITI TF-2: 3.90.4.1.2). What is claimed of it is tested in {@link McsdCapabilityTest}.
 */
class McsdSearchTest {
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
        // 2:3.90.4.1.2.1: on every type
        "Organization,_id=sus",
        "Location,_id=sus",
        "HealthcareService,_id=net-binjure.sus",
        "OrganizationAffiliation,_id=net-binjure.skane",
        "Practitioner,_id=x",
        "PractitionerRole,_id=x",
        "Endpoint,_id=x",
        // 2:3.90.4.1.2.2 Organization
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
        // 2:3.90.4.1.2.3 Location
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
        // 2:3.90.4.1.2.4 Practitioner
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
        // 2:3.90.4.1.2.5 PractitionerRole
        "PractitionerRole,active=true",
        "PractitionerRole,location=Location/sus",
        "PractitionerRole,organization=Organization/sus",
        "PractitionerRole,practitioner=Practitioner/x",
        "PractitionerRole,role=x",
        "PractitionerRole,service=HealthcareService/x",
        "PractitionerRole,specialty=x",
        "PractitionerRole,_include=PractitionerRole:practitioner",
        // 2:3.90.4.1.2.6 HealthcareService
        "HealthcareService,active=true",
        "HealthcareService,identifier=x",
        "HealthcareService,location=Location/sus",
        "HealthcareService,name=a",
        "HealthcareService,name:contains=a",
        "HealthcareService,name:exact=a",
        "HealthcareService,organization=Organization/sus",
        "HealthcareService,service-type=dysmeli",
        // 2:3.90.4.1.2.7 OrganizationAffiliation
        "OrganizationAffiliation,active=true",
        "OrganizationAffiliation,date=ge2024-01-01",
        "OrganizationAffiliation,identifier=net-binjure.skane",
        "OrganizationAffiliation,participating-organization=Organization/sus",
        "OrganizationAffiliation,primary-organization=Organization/region-skane",
        "OrganizationAffiliation,role=tillstand",
        "OrganizationAffiliation,_include=OrganizationAffiliation:endpoint",
        // 2:3.90.4.1.2.8 Endpoint
        "Endpoint,identifier=x",
        "Endpoint,organization=Organization/sus",
        "Endpoint,status=active",
        // asked by earlier editions of the profile, and still sent by clients
        "Organization,partof:above=Organization/sus",
        "Organization,partof:below=Organization/region-skane",
        "Organization,partof.identifier=region-skane",
        "Organization,partof.name=Region",
        "Organization,endpoint.connection-type=hl7-fhir-rest",
        "Organization,endpoint.payload-type=x",
        "Location,partof:above=Location/lan-12",
        "Location,partof:below=Location/sverige",
        "Location,partof.identifier=12",
        "Location,partof.name=Skåne",
        "Location,organization.active=true",
        "Location,organization.identifier=sus",
        "Location,organization.name=Skåne",
        "PractitionerRole,practitioner.identifier=x",
        "PractitionerRole,practitioner.name=x",
        "PractitionerRole,practitioner.given=x",
        "PractitionerRole,practitioner.family=x",
        "PractitionerRole,organization.active=true",
        "PractitionerRole,organization.identifier=sus",
        "PractitionerRole,organization.name=x",
        "PractitionerRole,location.status=active",
        "PractitionerRole,location.identifier=sus",
        "PractitionerRole,location.name=x",
        "PractitionerRole,service.active=true",
        "PractitionerRole,service.identifier=x",
        "PractitionerRole,service.location=Location/sus",
        "PractitionerRole,service.name=x",
        "PractitionerRole,service.organization=Organization/sus",
        "HealthcareService,organization.active=true",
        "HealthcareService,organization.identifier=sus",
        "HealthcareService,organization.name=Skåne",
        "HealthcareService,location.status=active",
        "HealthcareService,location.identifier=sus",
        "HealthcareService,location.name=Skåne",
        "Endpoint,connection-type=hl7-fhir-rest",
        "Endpoint,payload-type=x",
        "OrganizationAffiliation,endpoint=Endpoint/x",
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
