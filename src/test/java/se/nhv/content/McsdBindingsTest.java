package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/**
 * Bindings that the validator does not insist on. mCSD 4.0 itself adds one preferred binding, of an extension of Endpoint; the
 * others are R4's. Where the register uses a code of its own instead, it is because there is no other, and it stands here.
 */
class McsdBindingsTest {
    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SPECIFIC_TYPE = McsdProfiles.PROFILE.replace("IHE.mCSD.", "ihe-endpointspecifictype");

    private final IValidationSupport known = new DefaultProfileValidationSupport(Content.context());
    private final IValidationSupport codes = new ValidationSupportChain(
            known,
            new CommonCodeSystemsTerminologyService(Content.context()),
            new InMemoryTerminologyServerValidationSupport(Content.context()));

    private static Stream<Resource> published() {
        return Content.all().files().stream()
                .map(Content.File::resource)
                .filter(resource -> !McsdProfiles.meantFor(resource).isEmpty());
    }

    @Test
    void onlyWhatHasNoOtherCodeLiesOutsideAPreferredOrExtensibleBinding() {
        Set<String> outside = new TreeSet<>();
        published()
                .forEach(resource -> bindings(resource.fhirType())
                        .forEach(element -> outside(resource, element).forEach(outside::add)));
        assertThat(outside)
                .containsExactly(
                        // IHE's kind of place stands beside HL7's code for it; a jurisdiction has none of HL7's
                        "extensible Location.type "
                                + "https://profiles.ihe.net/ITI/mCSD/CodeSystem/IHE.mCSD.Organization.Location.Types",
                        // no code of SNOMED CT's clinical specialties names an area of national highly specialised care
                        "preferred OrganizationAffiliation.specialty https://nhv.example/fhir/CodeSystem/nhv-omrade");
    }

    @Test
    void everyPlaceWithoutHl7sCodeIsAJurisdiction() {
        assertThat(published()
                        .filter(resource -> resource.fhirType().equals("Location"))
                        .filter(resource -> codings(resource, "Location.type").stream()
                                .noneMatch(coding -> coding.getSystem().startsWith("http://terminology.hl7.org/"))))
                .isNotEmpty()
                .allMatch(resource -> McsdProfiles.isKind(resource, "jurisdiction"));
    }

    @Test
    void noEndpointNamesASpecificTypeThatIheDoesNotHave() {
        assertThat(published()
                        .filter(resource -> resource.fhirType().equals("Endpoint"))
                        .flatMap(resource ->
                                codings(resource, "Endpoint.extension.where(url='" + SPECIFIC_TYPE + "').value")
                                        .stream()))
                .allMatch(coding -> (McsdProfiles.PROFILE.replace("StructureDefinition/IHE.mCSD.", "CodeSystem/")
                                + "MCSDEndpointTypes")
                        .equals(coding.getSystem()));
    }

    private List<ElementDefinition> bindings(String type) {
        var definition = (StructureDefinition) known.fetchStructureDefinition(R4 + type);
        return definition.getSnapshot().getElement().stream()
                .filter(element -> element.getBinding().getStrength() == BindingStrength.PREFERRED
                        || element.getBinding().getStrength() == BindingStrength.EXTENSIBLE)
                .toList();
    }

    /** Strength, element and system of what the value set does not have. */
    private List<String> outside(Resource resource, ElementDefinition element) {
        String valueSet = element.getBinding().getValueSet();
        return codings(resource, element.getPath()).stream()
                .filter(coding -> !has(valueSet, coding))
                .map(coding -> element.getBinding().getStrength().toCode() + " " + element.getPath() + " "
                        + coding.getSystem())
                .toList();
    }

    private boolean has(String valueSet, Coding coding) {
        var result = codes.validateCode(
                new ValidationSupportContext(codes),
                new ConceptValidationOptions().setInferSystem(!coding.hasSystem()),
                coding.getSystem(),
                coding.getCode(),
                null,
                valueSet);
        return result != null && result.isOk();
    }

    private static List<Coding> codings(Resource resource, String path) {
        List<Coding> codings = new ArrayList<>();
        for (Base found : Content.context().newFhirPath().evaluate(resource, path, Base.class)) {
            if (found instanceof CodeableConcept concept) {
                codings.addAll(concept.getCoding());
            } else if (found instanceof Coding coding) {
                codings.add(coding);
            } else if (found instanceof CodeType code && code.hasValue()) {
                codings.add(new Coding().setCode(code.getValue()));
            }
        }
        return codings;
    }
}
