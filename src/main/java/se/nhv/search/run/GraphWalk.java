package se.nhv.search.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.GraphDefinition;
import org.hl7.fhir.r4.model.GraphDefinition.GraphDefinitionLinkComponent;
import org.hl7.fhir.r4.model.GraphDefinition.GraphDefinitionLinkTargetComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.Path;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.Criterion;
import se.nhv.search.query.Limits;
import se.nhv.search.query.Query;
import se.nhv.search.value.References;

/**
 * Follows a GraphDefinition from one resource: links by path, and by search parameter with {@code {ref}} for those that point
 * back (FHIR R4, graphdefinition). Each resource comes once, in the order in which it is reached.
 */
public final class GraphWalk {
    private final SearchParameters table;
    private final SearchIndex index;
    private final Targets targets;
    private final Evaluate evaluate;
    private final Map<ResourceKey, Doc> reached = new LinkedHashMap<>();

    public GraphWalk(SearchParameters table, SearchIndex index, String base) {
        this.table = table;
        this.index = index;
        this.targets = new Targets(table, index, base);
        this.evaluate = new Evaluate(table, index, base);
    }

    /** The resource of that key; null when the type is not searched or there is none. */
    public @Nullable Doc find(ResourceKey key) {
        if (!table.types().contains(key.type())) {
            return null;
        }
        TypeIndex type = index.type(key.type());
        int ordinal = type.ordinal(key.id());
        return ordinal < 0 ? null : new Doc(key.type(), type, ordinal);
    }

    /** The start and everything that the graph leads to. */
    public List<Doc> from(Doc start, GraphDefinition graph) {
        reached.put(start.entry().key(), start);
        follow(start, graph.getLink());
        return new ArrayList<>(reached.values());
    }

    private void follow(Doc from, List<GraphDefinitionLinkComponent> links) {
        for (GraphDefinitionLinkComponent link : links) {
            for (GraphDefinitionLinkTargetComponent target : link.getTarget()) {
                for (Doc to : step(from, link, target)) {
                    reached.putIfAbsent(to.entry().key(), to);
                    if (reached.size() > Limits.INCLUDED) {
                        throw new ProblemException(Problem.error(Code.TOO_COSTLY, "graph", "graph")
                                .allowing("resources <= " + Limits.INCLUDED));
                    }
                    follow(to, target.getLink());
                }
            }
        }
    }

    private List<Doc> step(Doc from, GraphDefinitionLinkComponent link, GraphDefinitionLinkTargetComponent target) {
        List<Doc> found = new ArrayList<>();
        if (link.hasPath() && table.types().contains(target.getType())) {
            for (Base base : Path.parse(link.getPath()).find(from.entry().parsed())) {
                if (base instanceof Reference reference) {
                    targets.resolve(
                            References.literal(String.valueOf(reference.getReference())),
                            target.getType(),
                            (type, ordinal) -> found.add(new Doc(type, index.type(type), ordinal)));
                }
            }
        }
        if (target.hasParams()) {
            found.addAll(pointingBack(from, target));
        }
        return found;
    }

    private List<Doc> pointingBack(Doc to, GraphDefinitionLinkTargetComponent target) {
        String name = target.getParams().replace("={ref}", "");
        Parameter parameter = table.find(target.getType(), name);
        if (parameter == null || parameter.type() != ParameterType.REFERENCE) {
            return List.of();
        }
        List<Criterion> any = targets.writings(to.type(), to.ordinal()).stream()
                .<Criterion>map(writing -> new Criterion.ReferenceIs(writing, null))
                .toList();
        TypeIndex type = index.type(target.getType());
        return evaluate.run(target.getType(), new Query.Matches(parameter, any)).stream()
                .mapToObj(ordinal -> new Doc(target.getType(), type, ordinal))
                .toList();
    }
}
