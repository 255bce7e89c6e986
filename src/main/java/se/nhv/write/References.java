package se.nhv.write;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/**
 * Makes references stand on their own (FHIR R4 http 3.1.0.11.2): those to other entries of a transaction become references to
 * the resources that these are stored as, conditional ones to the one resource that they find, absolute ones to this server relative.
 *
 * @param base the address of this service; its absolute references are made relative
 */
record References(FhirContext context, Finder finder, String base) {

    /**
     * Rewrites the resource's references in place.
     *
     * @param stored what the entries' full addresses are stored as
     * @return the conditional references that find none or several; they stay as they are
     */
    List<Problem> resolve(Resource resource, String path, Map<String, ResourceKey> stored, Catalogue now) {
        List<Problem> problems = new ArrayList<>();
        Elements elements = Elements.of(context, resource, path);
        for (Elements.Found<Reference> found : elements.of(Reference.class)) {
            String reference = found.value().getReference();
            if (reference == null) {
                continue;
            }
            ResourceKey entry = stored.get(reference);
            int question = reference.indexOf('?');
            if (entry != null) {
                found.value().setReference(entry.reference());
            } else if (question > 0) {
                conditional(found, question, now, problems);
            } else if (reference.startsWith(base + "/")) {
                found.value().setReference(reference.substring(base.length() + 1));
            }
        }
        for (Elements.Found<UriType> found : elements.of(UriType.class)) {
            ResourceKey entry = stored.get(String.valueOf(found.value().getValue()));
            if (entry != null) {
                found.value().setValue(entry.reference());
            }
        }
        return problems;
    }

    private void conditional(Elements.Found<Reference> found, int question, Catalogue now, List<Problem> problems) {
        String reference = found.value().getReference();
        List<ResourceKey> keys = finder.find(now, reference.substring(0, question), reference.substring(question + 1));
        if (keys.size() == 1) {
            found.value().setReference(keys.get(0).reference());
        } else {
            problems.add(Problem.error(
                    Code.PRECONDITION_FAILED, found.path() + ".reference", reference + ": " + keys.size()));
        }
    }
}
