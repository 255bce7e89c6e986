package se.nhv.write;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Makes references stand on their own (FHIR R4 http 3.1.0.11.2): those to other entries of a transaction become references to
 * the resources that these are stored as, conditional ones to the one resource that they find, absolute ones to this server relative.
 *
 * @param base the address of this service; its absolute references are made relative
 * @param stored what the entries' full addresses are stored as
 * @param lost the full addresses of entries that are wrong themselves
 */
record References(FhirContext context, Finder finder, String base, Map<String, ResourceKey> stored, Set<String> lost) {

    References(FhirContext context, Finder finder, String base) {
        this(context, finder, base, new HashMap<>(), new HashSet<>());
    }

    /** An entry that is not stored: what refers to it is not told to lead nowhere, for that is not what has to be mended. */
    void lose(@Nullable String fullUrl) {
        if (fullUrl != null) {
            lost.add(fullUrl);
        }
    }

    /**
     * Rewrites the resource's references in place.
     *
     * @return the conditional references that find none or several; they stay as they are
     */
    List<Problem> resolve(Resource resource, String path, Catalogue now) {
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
            } else if (lost.contains(reference)) {
                found.value().setReference(null).setDisplay(reference);
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
        String type = reference.substring(0, question);
        if (!context.getResourceTypes().contains(type)) {
            return; // leads nowhere: told as such
        }
        List<ResourceKey> keys;
        try {
            keys = finder.find(now, type, reference.substring(question + 1));
        } catch (ProblemException wrong) {
            wrong.problems().forEach(problem -> problems.add(problem.at(found.path() + ".reference")));
            return;
        }
        if (keys.size() == 1) {
            found.value().setReference(keys.get(0).reference());
        } else {
            problems.add(Problem.error(
                    Code.PRECONDITION_FAILED, found.path() + ".reference", reference + ": " + keys.size()));
        }
    }
}
