package se.nhv.search;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.GraphDefinition;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.run.Doc;
import se.nhv.search.run.GraphWalk;

/** {@code $graph} (FHIR R4, operation resource-graph): a resource and what a GraphDefinition says belongs to it. Thread-safe. */
public final class Graph {
    private final SearchParameters table;

    public Graph(SearchParameters table) {
        this.table = table;
    }

    /**
     * The resources of the graph, the start first.
     *
     * @param graph the canonical address of the GraphDefinition
     * @throws ProblemException when there is no such resource or graph, or the graph starts at another type
     */
    public SearchResult run(Catalogue catalogue, String base, ResourceKey start, @Nullable String graph) {
        if (graph == null || graph.isEmpty()) {
            throw new ProblemException(Problem.error(Code.MISSING_PARAMETER, "graph", "graph"));
        }
        GraphDefinition definition = definition(catalogue, graph);
        if (!start.type().equals(definition.getStart())) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "graph", "graph", graph)
                    .allowing(definition.getStart()));
        }
        GraphWalk walk = new GraphWalk(table, catalogue.get(SearchIndex.KEY), base);
        Doc from = walk.find(start);
        if (from == null) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, start.reference()));
        }
        List<SearchResult.Hit> hits = walk.from(from, definition).stream()
                .map(doc -> new SearchResult.Hit(doc.entry().key(), doc.entry().json(), SearchResult.Mode.INCLUDE))
                .toList();
        return new SearchResult(base, catalogue.edition().dataAsOf(), null, Map.of(), hits, List.of());
    }

    private static GraphDefinition definition(Catalogue catalogue, String address) {
        Canonical canonical = Canonical.parse(address);
        return catalogue.all("GraphDefinition").stream()
                .map(entry -> entry.resource(GraphDefinition.class))
                .filter(graph -> canonical.url().equals(graph.getUrl())
                        && (canonical.version() == null || canonical.version().equals(graph.getVersion())))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, "graph", address)));
    }
}
