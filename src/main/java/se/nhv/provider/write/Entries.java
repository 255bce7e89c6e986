package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Command;
import se.nhv.write.Match;
import se.nhv.write.Outcome;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/** Entries of batches and transactions: request to command, outcome to response. Thread-safe. */
public final class Entries {
    private final Set<String> types;
    private final Bodies bodies;
    private final Results results;

    /** @param types the resource types that may be written */
    public Entries(Set<String> types, Bodies bodies, Results results) {
        this.types = Set.copyOf(types);
        this.bodies = bodies;
        this.results = results;
    }

    /** The command that an entry asks for. */
    Writer.Item item(BundleEntryComponent entry, String path) {
        BundleEntryRequestComponent request = entry.getRequest();
        String fullUrl = entry.getFullUrl();
        String at = path + ".resource";
        Match match = Clients.match(request.getIfMatch(), request.getIfNoneMatch());
        Command command;
        if (request.getMethod() == HTTPVerb.POST) {
            String ifNoneExist = request.getIfNoneExist();
            command = new Command.Create(created(entry, path), ifNoneExist == null ? null : Clients.query(ifNoneExist));
        } else if (request.getMethod() == HTTPVerb.PUT) {
            command = new Command.Update(target(request, path), resource(entry, path), match);
        } else if (request.getMethod() == HTTPVerb.PATCH) {
            command = new Command.Patch(target(request, path), patch(entry, path), match);
        } else {
            command = new Command.Delete(target(request, path), match);
        }
        return new Writer.Item(command, fullUrl, at);
    }

    private Resource resource(BundleEntryComponent entry, String path) {
        Resource resource = required(entry, path);
        String type = type(entry.getRequest(), path);
        if (!resource.fhirType().equals(type)) {
            throw misplaced(entry.getRequest(), path);
        }
        return resource;
    }

    /** The resource of a creation, whose address is the type's alone. */
    private Resource created(BundleEntryComponent entry, String path) {
        Resource resource = resource(entry, path);
        if (!url(entry.getRequest()).equals(resource.fhirType())) {
            throw misplaced(entry.getRequest(), path);
        }
        return resource;
    }

    private static ProblemException misplaced(BundleEntryRequestComponent request, String path) {
        return refused(Code.MALFORMED_ELEMENT, path + ".request.url", "url", request.getUrl());
    }

    /** The address below the base: a leading slash does no harm. */
    private static String url(BundleEntryRequestComponent request) {
        return request.getUrl().replaceFirst("^/", "");
    }

    private JsonNode patch(BundleEntryComponent entry, String path) {
        Resource resource = required(entry, path);
        if (!(resource instanceof Binary binary)) {
            return bodies.tree(resource);
        }
        if (!binary.hasData()) {
            throw refused(Code.MISSING_ELEMENT, path + ".resource.data", path + ".resource.data");
        }
        return bodies.tree(binary.getData());
    }

    private static Resource required(BundleEntryComponent entry, String path) {
        if (entry.getResource() == null) {
            throw refused(Code.MISSING_ELEMENT, path + ".resource", path + ".resource");
        }
        return entry.getResource();
    }

    private Target target(BundleEntryRequestComponent request, String path) {
        String type = type(request, path);
        String url = url(request);
        int question = url.indexOf('?');
        if (question >= 0) {
            return new Target.Found(type, url.substring(question + 1));
        }
        String id = url.substring(Math.min(type.length() + 1, url.length()));
        if (!ResourceKey.isId(id)) {
            throw refused(Code.MALFORMED_ELEMENT, path + ".request.url", "url", url);
        }
        return new Target.Named(new ResourceKey(type, id));
    }

    private String type(BundleEntryRequestComponent request, String path) {
        String type = url(request).split("[/?]", 2)[0];
        if (!types.contains(type)) {
            throw refused(Code.UNKNOWN_RESOURCE, path + ".request.url", request.getUrl());
        }
        return type;
    }

    private static ProblemException refused(Code code, String expression, String... arguments) {
        return new ProblemException(Problem.error(code, expression, arguments));
    }

    /** The response entry of a write that was carried out. */
    BundleEntryComponent answer(Outcome outcome, RequestDetails request) {
        BundleEntryComponent answer = new BundleEntryComponent();
        BundleEntryResponseComponent response = answer.getResponse();
        response.setStatus(Integer.toString(outcome.kind().status()));
        Entry entry = outcome.entry();
        if (entry != null) {
            response.setEtag("W/\"" + entry.versionId() + "\"");
            response.setLastModified(Date.from(entry.lastUpdated()));
            if (!entry.version().deleted()) {
                response.setLocation(entry.key().reference() + "/_history/" + entry.versionId());
            }
        }
        String prefer = String.valueOf(request.getHeader("Prefer"));
        if (prefer.contains("return=representation")
                && entry != null
                && !entry.version().deleted()) {
            answer.setResource(entry.resource().copy());
        } else if (prefer.contains("return=OperationOutcome")) {
            response.setOutcome(results.outcome(outcome, Results.language(request)));
        }
        return answer;
    }

    /** The response entry of an entry that was refused. */
    BundleEntryComponent refusal(List<Problem> problems, Language language) {
        BundleEntryComponent answer = new BundleEntryComponent();
        answer.getResponse()
                .setStatus(Integer.toString(problems.get(0).code().status()))
                .setOutcome(results.outcome(problems, language));
        return answer;
    }
}
