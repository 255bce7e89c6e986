package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import se.nhv.catalogue.Entry;
import se.nhv.search.index.ParameterIndex;
import se.nhv.search.index.Range;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.Criterion;
import se.nhv.search.query.Query;
import se.nhv.search.value.ReferenceValue;

/**
 * Which resources of a type answer a query. Pure: reads indexes, returns a set that the caller owns.
 *
 * <p>Every kind of query is one set operation; parts of an "and" run cheapest first, and stop when nothing is left.
 *
 * <p>Long because every kind of query has its own method here, so that the compiler lists a new one.
 */
public final class Evaluate {
    /** Above this many targets, walking all references once costs less than looking each target up. */
    private static final int LOOKED_UP = 500;

    private final SearchParameters table;
    private final SearchIndex index;
    private final Targets targets;

    public Evaluate(SearchParameters table, SearchIndex index, String base) {
        this.table = table;
        this.index = index;
        this.targets = new Targets(table, index, base);
    }

    /** The ordinals of the resources of the type that answer the query. */
    public BitSet run(String type, Query query) {
        return query.accept(new OfType(type));
    }

    /** The ordinals, in the index of the contained ones, of the resources of the type that answer the query. */
    public BitSet runContained(String type, Query query) {
        TypeIndex inside = index.contained(type);
        return inside == null ? new BitSet() : query.accept(new OfType(type, inside));
    }

    private final class OfType implements Query.Visitor<BitSet> {
        private final String type;
        private final TypeIndex resources;

        OfType(String type) {
            this(type, index.type(type));
        }

        OfType(String type, TypeIndex resources) {
            this.type = type;
            this.resources = resources;
        }

        private boolean isContained() {
            return resources != index.type(type);
        }

        @Override
        public BitSet matches(Query.Matches query) {
            BitSet found = new BitSet();
            ParameterIndex parameter = resources.parameter(query.parameter().name());
            for (Criterion criterion : query.any()) {
                parameter.byValue().forEach(criterion.range(), criterion.pairs(), (value, ordinals) -> {
                    if (criterion.matches(value)) {
                        ordinals.addTo(found);
                    }
                    return true;
                });
            }
            return found;
        }

        @Override
        public BitSet missing(Query.Missing query) {
            BitSet present = new BitSet();
            resources.parameter(query.parameter().name()).present().addTo(present);
            return query.missing() ? without(present) : present;
        }

        @Override
        public BitSet chain(Query.Chain query) {
            BitSet found = new BitSet();
            for (Map.Entry<String, Query> target : query.byTarget().entrySet()) {
                found.or(pointingTo(
                        query.reference(), target.getKey(), Evaluate.this.run(target.getKey(), target.getValue())));
                found.or(containing(query.reference(), target.getKey(), target.getValue()));
            }
            return found;
        }

        /** A chain is also followed into what the resource itself contains (3.1.1.5.5). */
        private BitSet containing(Parameter reference, String target, Query query) {
            BitSet found = new BitSet();
            TypeIndex inside = index.contained(target);
            if (inside == null || isContained()) {
                return found;
            }
            runContained(target, query).stream().forEach(at -> {
                Entry container = inside.entry(at);
                int ordinal = container.key().type().equals(type) ? resources.ordinal(container.id()) : -1;
                if (ordinal >= 0
                        && resources.parameter(reference.name()).valuesOf(ordinal).stream()
                                .anyMatch(value -> value instanceof ReferenceValue link
                                        && link.target().equals("#" + inside.local(at)))) {
                    found.set(ordinal);
                }
            });
            return found;
        }

        @Override
        public BitSet has(Query.Has query) {
            BitSet found = new BitSet();
            if (isContained()) {
                return found; // only the resource around it can point to it
            }
            BitSet sources = Evaluate.this.run(query.source(), query.query());
            ParameterIndex references =
                    index.type(query.source()).parameter(query.reference().name());
            if (sources.cardinality() < references.byValue().size()) {
                sources.stream()
                        .forEach(source -> references
                                .valuesOf(source)
                                .forEach(value -> targets.resolve(value, type, (same, ordinal) -> found.set(ordinal))));
            } else {
                references.byValue().forEach(Range.ALL, (value, ordinals) -> {
                    if (ordinals.among(sources) != null) {
                        targets.resolve(value, type, (same, ordinal) -> found.set(ordinal));
                    }
                    return true;
                });
            }
            return found;
        }

        @Override
        public BitSet under(Query.Under query) {
            Parameter parent = table.hierarchy(query.target());
            BitSet reached = new BitSet();
            if (parent == null) {
                return reached;
            }
            TypeIndex tree = index.type(query.target());
            query.ids().stream().mapToInt(tree::ordinal).filter(at -> at >= 0).forEach(reached::set);
            BitSet frontier = reached;
            while (!frontier.isEmpty()) {
                BitSet next = query.below()
                        ? new OfType(query.target()).pointingTo(parent, query.target(), frontier)
                        : pointedToBy(parent, query.target(), frontier);
                next.andNot(reached);
                reached.or(next);
                frontier = next;
            }
            return pointingTo(query.reference(), query.target(), reached);
        }

        private BitSet pointedToBy(Parameter reference, String target, BitSet sources) {
            BitSet found = new BitSet();
            ParameterIndex references = index.type(target).parameter(reference.name());
            sources.stream()
                    .forEach(source -> references
                            .valuesOf(source)
                            .forEach(value -> targets.resolve(value, target, (same, ordinal) -> found.set(ordinal))));
            return found;
        }

        @Override
        public BitSet all(Query.All query) {
            List<Query> cheapestFirst = new ArrayList<>(query.queries());
            cheapestFirst.sort(Comparator.comparingInt(Cost::of));
            BitSet left = null;
            for (Query part : cheapestFirst) {
                BitSet found = part.accept(this);
                if (left == null) {
                    left = found;
                } else {
                    left.and(found);
                }
                if (left.isEmpty()) {
                    return left;
                }
            }
            return left == null ? resources.all() : left;
        }

        @Override
        public BitSet any(Query.Any query) {
            BitSet found = new BitSet();
            query.queries().forEach(part -> found.or(part.accept(this)));
            return found;
        }

        @Override
        public BitSet not(Query.Not query) {
            return without(query.query().accept(this));
        }

        private BitSet without(BitSet some) {
            BitSet rest = resources.all();
            rest.andNot(some);
            return rest;
        }

        /** The resources of this type whose reference points to one of the targets. */
        private BitSet pointingTo(Parameter reference, String target, BitSet wanted) {
            BitSet found = new BitSet();
            ParameterIndex references = resources.parameter(reference.name());
            if (wanted.cardinality() <= LOOKED_UP) {
                wanted.stream()
                        .forEach(ordinal -> targets.writings(target, ordinal)
                                .forEach(writing -> references
                                        .byValue()
                                        .forEach(Criterion.targetRange(writing), (value, ordinals) -> {
                                            if (targets.means((ReferenceValue) value, target, ordinal)) {
                                                ordinals.addTo(found);
                                            }
                                            return true;
                                        })));
                return found;
            }
            references.byValue().forEach(Range.ALL, (value, ordinals) -> {
                targets.resolve(value, target, (same, ordinal) -> {
                    if (wanted.get(ordinal)) {
                        ordinals.addTo(found);
                    }
                });
                return true;
            });
            return found;
        }
    }
}
