package se.nhv.provider.write;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Command;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/**
 * {@code [type]/$validate} and {@code [type]/[id]/$validate}: the verdict that a write would get, and nothing is written (FHIR R4
 * resource-operation-validate). Thread-safe.
 */
public final class ValidateProvider implements IResourceProvider {
    private final Class<? extends Resource> type;
    private final String name;
    private final CurrentCatalogue current;
    private final Judging judging;

    /** What all types judge with. */
    public record Judging(SentBodies bodies, Writer writer, Results results) {}

    public ValidateProvider(Class<? extends Resource> type, String name, CurrentCatalogue current, Judging judging) {
        this.type = type;
        this.name = name;
        this.current = current;
        this.judging = judging;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    /**
     * An operation of ours, not HAPI's {@code @Validate}: that one wants the concrete class of each type in its signature.
     *
     * @param id null on the type
     */
    @Operation(name = "$validate", idempotent = true, manualRequest = true)
    public OperationOutcome validate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        ValidateParameters parameters = judging.bodies().toValidate(request);
        String about = name;
        List<Problem> problems;
        if (parameters.resource() != null) {
            Resource resource = judging.bodies().toJudge(parameters, parameters.resource(), request);
            problems = judging.writer().verdict(new Bodies.Sent(resource, List.of()), Clients.of(request));
        } else {
            Entry stored = stored(id == null ? "" : id.getIdPart());
            boolean deletion = parameters.mode() == ValidateParameters.Mode.DELETE;
            about = (deletion ? "DELETE " : "") + stored.key().reference();
            problems = deletion ? ofDeletion(stored.key(), request) : ofStored(stored, request);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        Problem valid = Problem.information(Code.VALID, null, about);
        return judging.results().outcome(List.of(valid), Results.language(request));
    }

    /** Whether others would be left with a reference that leads nowhere, or {@code If-Match} does not hold. */
    private List<Problem> ofDeletion(ResourceKey key, RequestDetails request) {
        Command deletion = new Command.Delete(new Target.Named(key), Clients.match(request));
        return judging.writer().refusals(List.of(new Writer.Item(deletion)), List.of(), Set.of(), Clients.of(request));
    }

    private List<Problem> ofStored(Entry stored, RequestDetails request) {
        var sent = new Bodies.Sent(stored.resource().copy(), List.of());
        return judging.writer().verdict(sent, Clients.of(request));
    }

    private Entry stored(String id) {
        String reference = name + "/" + id;
        if (!ResourceKey.isId(id)) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, reference));
        }
        ResourceKey key = new ResourceKey(name, id);
        Catalogue now = current.now();
        Code missing = now.versions(key).isEmpty() ? Code.UNKNOWN_RESOURCE : Code.GONE_RESOURCE;
        return now.find(key).orElseThrow(() -> new ProblemException(Problem.error(missing, null, reference)));
    }
}
