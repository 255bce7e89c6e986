package se.nhv.search.query;

import java.util.List;
import java.util.Map;
import se.nhv.search.parameter.Parameter;

/** What is asked of the resources of one type. Immutable. */
public sealed interface Query {
    /** Handles every kind of query: the compiler sees to it that none is forgotten. */
    interface Visitor<R> {
        R matches(Matches query);

        R missing(Missing query);

        R chain(Chain query);

        R has(Has query);

        R under(Under query);

        R all(All query);

        R any(Any query);

        R not(Not query);
    }

    <R> R accept(Visitor<R> visitor);

    /** Some value of the parameter meets one of the criteria. */
    record Matches(Parameter parameter, List<Criterion> any) implements Query {
        public Matches {
            any = List.copyOf(any);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matches(this);
        }
    }

    /** The resource has no value of the parameter, or has one. */
    record Missing(Parameter parameter, boolean missing) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.missing(this);
        }
    }

    /** The reference points to a resource that answers the query of its type. */
    record Chain(Parameter reference, Map<String, Query> byTarget) implements Query {
        public Chain {
            byTarget = Map.copyOf(byTarget);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.chain(this);
        }
    }

    /** A resource of the source type that answers the query points to this one ({@code _has}). */
    record Has(String source, Parameter reference, Query query) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.has(this);
        }
    }

    /** The reference points to one of the resources, or to one below (or above) it in the tree of its type. */
    record Under(Parameter reference, String target, List<String> ids, boolean below) implements Query {
        public Under {
            ids = List.copyOf(ids);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.under(this);
        }
    }

    /** Every query; of none, every resource. */
    record All(List<Query> queries) implements Query {
        public All {
            queries = List.copyOf(queries);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }
    }

    /** At least one query; of none, no resource. */
    record Any(List<Query> queries) implements Query {
        public Any {
            queries = List.copyOf(queries);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(this);
        }
    }

    /** Not the query: the resources that it leaves, those without a value among them. */
    record Not(Query query) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }
}
