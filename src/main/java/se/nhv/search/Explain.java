package se.nhv.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.Criterion;
import se.nhv.search.query.ParsedSearch;
import se.nhv.search.query.Query;
import se.nhv.search.query.Shape;
import se.nhv.search.run.Doc;
import se.nhv.search.run.Evaluate;
import se.nhv.search.run.Run;

/** Tells why an answer is as it is ({@code _explain=true}): the plan with the count of each step, and what each match met. */
final class Explain {
    private final Evaluate evaluate;
    private final SearchIndex index;

    Explain(SearchParameters table, SearchIndex index, String base) {
        this.evaluate = new Evaluate(table, index, base);
        this.index = index;
    }

    List<Problem> of(ParsedSearch search, Run.Page page) {
        List<Problem> lines = new ArrayList<>();
        Shape.Containment containment = search.shape().containment();
        search.queries().forEach((type, query) -> {
            if (containment.plain()) {
                steps(new Among(type, false), query, 0, lines);
            }
            if (containment.contained()) {
                steps(new Among(type, true), query, 0, lines);
            }
        });
        for (Doc doc : page.matches()) {
            String met = reasons(search.queries().get(doc.type()), doc);
            String local = doc.local() == null ? "" : "#" + doc.local();
            lines.add(line(doc.entry().key() + local + ": " + met));
        }
        return lines;
    }

    /** The resources of a type that a step looks at: those by themselves, or those that live inside others. */
    private record Among(String type, boolean contained) {
        @Override
        public String toString() {
            return contained ? "contained " + type : type;
        }
    }

    private void steps(Among among, Query query, int depth, List<Problem> lines) {
        TypeIndex resources = among.contained ? index.contained(among.type) : index.type(among.type);
        BitSet found = among.contained ? evaluate.runContained(among.type, query) : evaluate.run(among.type, query);
        int size = resources == null ? 0 : resources.size();
        lines.add(line("  ".repeat(depth) + among + " " + shown(query) + ": " + found.cardinality() + " / " + size));
        if (query instanceof Query.All all) {
            all.queries().forEach(part -> steps(among, part, depth + 1, lines));
        } else if (query instanceof Query.Any any) {
            any.queries().forEach(part -> steps(among, part, depth + 1, lines));
        } else if (query instanceof Query.Not not) {
            steps(among, not.query(), depth + 1, lines);
        } else if (query instanceof Query.Chain chain) {
            chain.byTarget().forEach((target, part) -> {
                steps(new Among(target, false), part, depth + 1, lines);
                if (!among.contained && index.contained(target) != null) {
                    steps(
                            new Among(target, true),
                            part,
                            depth + 1,
                            lines); // a chain also goes into the resource itself
                }
            });
        } else if (query instanceof Query.Has has) {
            steps(new Among(has.source(), false), has.query(), depth + 1, lines);
        }
    }

    private static String shown(Query query) {
        if (query instanceof Query.Matches matches) {
            return matches.parameter().name() + " = "
                    + matches.any().stream().map(Criterion::toString).collect(Collectors.joining(" | "));
        } else if (query instanceof Query.Missing missing) {
            return missing.parameter().name() + " missing = " + missing.missing();
        } else if (query instanceof Query.Chain chain) {
            return chain.reference().name() + " -> " + chain.byTarget().keySet();
        } else if (query instanceof Query.Has has) {
            return "<- " + has.source() + "." + has.reference().name();
        } else if (query instanceof Query.Under under) {
            return under.reference().name() + (under.below() ? " below " : " above ") + under.ids();
        }
        return query.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String reasons(@Nullable Query query, Doc doc) {
        if (query instanceof Query.All all) {
            return all.queries().stream().map(part -> reasons(part, doc)).collect(Collectors.joining("; "));
        }
        if (query instanceof Query.Matches matches) {
            return matches.parameter().name() + " "
                    + doc.index().parameter(matches.parameter().name()).valuesOf(doc.ordinal()).stream()
                            .filter(value -> matches.any().stream().anyMatch(each -> each.matches(value)))
                            .map(value -> value.shown())
                            .collect(Collectors.joining(", "));
        }
        return query == null ? "" : shown(query);
    }

    private static Problem line(String text) {
        return Problem.information(Code.EXPLANATION, null, text);
    }
}
