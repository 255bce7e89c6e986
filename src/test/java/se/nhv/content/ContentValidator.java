package se.nhv.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * FHIR's own validator over R4 and our artefacts. Thread-safe; slow to make, so make one.
 *
 * <p>Our code systems come first in the chain: a value set with a filter on a system that the chain does not know ends
 * HAPI's validation with HAPI-0650.
 */
public final class ContentValidator {
    private final FhirValidator validator;

    /** @param ours everything of which the structure definitions, code systems and value sets are to be known */
    public ContentValidator(FhirContext context, List<? extends Resource> ours) {
        var known = new PrePopulatedValidationSupport(context);
        for (Resource resource : ours) {
            if (resource instanceof MetadataResource artefact) {
                known.addResource(artefact);
            }
        }
        var chain = new ValidationSupportChain(
                known,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        this.validator = context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    /**
     * Everything the validator has to say about the JSON text of one resource.
     *
     * @param profiles what it is to follow beyond R4 itself and its own {@code meta.profile}
     */
    public List<SingleValidationMessage> messages(String json, List<String> profiles) {
        var options = new ValidationOptions();
        profiles.forEach(options::addProfile);
        return validator.validateWithResult(json, options).getMessages();
    }
}
