package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the register publishes hangs together as IHE mCSD 4.0 asks, and our transcription of its profiles refuses what they
 * forbid. That every resource follows the profile meant for it is a part of {@link ContentValidationTest}.
 */
class McsdProfilesTest {
    private static final McsdProfiles PROFILES = new McsdProfiles();
    private static ContentValidator validator;

    @BeforeAll
    static void makeValidator() {
        validator = new ContentValidator(Content.context(), PROFILES.withoutTargets());
    }

    private static Stream<Content.File> instances() {
        return Content.all().files().stream()
                .filter(file -> !McsdProfiles.meantFor(file.resource()).isEmpty());
    }

    private static List<String> errors(String json, List<String> profiles) {
        return validator.messages(json, profiles).stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::getMessage)
                .toList();
    }

    @Test
    void whatIsReferredToFollowsTheProfileThatTheReferenceAsksFor() {
        Map<String, Resource> all = new HashMap<>();
        Content.all().files().forEach(file -> all.put(file.reference(), file.resource()));
        instances()
                .forEach(file -> McsdProfiles.meantFor(file.resource()).stream()
                        .flatMap(profile -> PROFILES.get(profile).getDifferential().getElement().stream())
                        .filter(element -> element.getTypeFirstRep().hasTargetProfile())
                        .forEach(element -> targets(file.resource(), element)
                                .forEach(target -> assertThat(McsdProfiles.meantFor(all.get(target)))
                                        .as(file.reference() + " " + element.getPath() + " " + target)
                                        .containsAnyElementsOf(asked(element)))));
    }

    private static List<String> asked(ElementDefinition element) {
        return element.getTypeFirstRep().getTargetProfile().stream()
                .map(CanonicalType::getValue)
                .toList();
    }

    private static List<String> targets(Resource resource, ElementDefinition element) {
        return Content.context().newFhirPath().evaluate(resource, element.getPath(), Reference.class).stream()
                .filter(Reference::hasReference) // who asks HAPI for a reference that is not there leaves an empty one
                .map(Reference::getReference)
                .toList();
    }

    @Test
    void everyJurisdictionAndFacilityIsAPairOfOrganizationAndLocation() {
        assertThat(instances().filter(file -> file.resource().fhirType().equals("Location")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(McsdProfiles.isKind(file.resource(), "facility")
                                ^ McsdProfiles.isKind(file.resource(), "jurisdiction"))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock = // profile; what is wrong, empty for nothing; the resource
                    """
            Organization; Organization.type; {"name":"A"}
            Organization; Organization.name; {"type":[{"text":"a"}],"identifier":[{"value":"a"}]}
            Organization; implicitRules; {"implicitRules":"https://a.example","name":"A","type":[{"text":"a"}]}
            FacilityOrganization; mcsd-facility; {"name":"A","type":[{"text":"a"}]}
            JurisdictionOrganization; mcsd-jurisdiction; {"name":"A","type":[{"text":"a"}]}
            Location; Location.status; {"name":"A","type":[{"text":"a"}],"physicalType":{"text":"a"}}
            Location; Location.physicalType; {"name":"A","status":"active","type":[{"text":"a"}]}
            FacilityLocation; managingOrganization; {"name":"A","status":"active","type":[{"text":"a"},{"text":"b"}],"physicalType":{"text":"a"}}
            LocationDistance; Location.position; {"name":"A","status":"active","type":[{"text":"a"}],"physicalType":{"text":"a"}}
            HealthcareService; HealthcareService.type; {"name":"A"}
            OrganizationAffiliation; OrganizationAffiliation.active; {"organization":{"display":"a"},"participatingOrganization":{"display":"b"},"code":[{"text":"a"}]}
            OrganizationAffiliation; OrganizationAffiliation.network; {"active":true,"organization":{"display":"a"},"participatingOrganization":{"display":"b"},"network":[{"display":"c"}],"code":[{"text":"a"}]}
            OrganizationAffiliation; ; {"active":true,"organization":{"display":"a"},"participatingOrganization":{"display":"b"},"code":[{"text":"a"}]}
            OrganizationAffiliation.DocShare; mcsd-docshare; {"active":true,"organization":{"display":"a"},"participatingOrganization":{"display":"b"},"identifier":[{"value":"a"}],"code":[{"text":"a"}]}
            Endpoint; managingOrganization; {"status":"active","connectionType":{"code":"a"},"payloadType":[{"text":"a"}],"address":"https://a.example"}
            Endpoint; ; {"status":"active","connectionType":{"code":"a"},"managingOrganization":{"display":"a"},"payloadType":[{"text":"a"}],"address":"https://a.example"}
            Endpoint.DocShare; Endpoint.name; {"name":"a","status":"active","connectionType":{"system":"https://profiles.ihe.net/ITI/mCSD/CodeSystem/MCSDEndpointTypes","code":"ihe-xca"},"managingOrganization":{"display":"a"},"payloadType":[{"text":"a"}],"address":"https://a.example"}
            Endpoint.DocShare; mcsd-endpoint-docshare; {"status":"active","connectionType":{"code":"a"},"managingOrganization":{"display":"a"},"payloadType":[{"text":"a"}],"address":"https://a.example"}
            Endpoint.DocShare; ; {"status":"active","connectionType":{"system":"https://profiles.ihe.net/ITI/mCSD/CodeSystem/MCSDEndpointTypes","code":"ihe-xca"},"managingOrganization":{"display":"a"},"payloadType":[{"text":"a"}],"address":"https://a.example"}
            Practitioner; Practitioner.name; {"active":true}
            Practitioner; ; {"name":[{"text":"a"}]}
            PractitionerRole; PractitionerRole.code; {"active":true}
            PractitionerRole; ; {"code":[{"text":"a"}]}
            """)
    void aProfileRefusesWhatItForbidsAndNothingElse(String profile, String wrong, String json) {
        String type = PROFILES.get(McsdProfiles.PROFILE + profile).getType();
        List<String> errors = errors(
                "{\"resourceType\":\"" + type + "\"," + json.substring(1), List.of(McsdProfiles.PROFILE + profile));
        if (wrong == null) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors).anyMatch(error -> error.contains(wrong));
        }
    }
}
