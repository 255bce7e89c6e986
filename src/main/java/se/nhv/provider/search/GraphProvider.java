package se.nhv.provider.search;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.ReadyBytes;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.Graph;
import se.nhv.search.Searchset;

/** {@code [type]/[id]/$graph} of one type. Thread-safe. */
public final class GraphProvider<T extends Resource> implements IResourceProvider {
    private static final Set<String> NAMES = Set.of("graph", "_format", "_pretty");

    private final Class<T> type;
    private final CurrentCatalogue current;
    private final Graph graph;
    private final Searchset searchset;

    public GraphProvider(Class<T> type, CurrentCatalogue current, Graph graph, Searchset searchset) {
        this.type = type;
        this.current = current;
        this.graph = graph;
        this.searchset = searchset;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Operation(name = "$graph", idempotent = true)
    public Bundle graph(
            @IdParam IdType id,
            @OperationParam(name = "graph", max = 1) @Nullable UriType address,
            RequestDetails request) {
        for (String name : request.getParameters().keySet()) {
            if (!NAMES.contains(name)) {
                throw new ProblemException(
                        Problem.error(Code.UNKNOWN_PARAMETER, name, name).allowing("graph"));
            }
        }
        ResourceKey start = key(request.getResourceName(), id.getIdPart());
        var result =
                graph.run(current.now(), Searching.base(request), start, address == null ? null : address.getValue());
        byte[] json = searchset.collection(result, Language.preferred(request.getHeader("Accept-Language")));
        return ReadyBytes.on(new Bundle(), json);
    }

    private static ResourceKey key(String type, String id) {
        if (!ResourceKey.isId(id)) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, type + "/" + id));
        }
        return new ResourceKey(type, id);
    }
}
