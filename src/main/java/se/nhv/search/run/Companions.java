package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.Criterion;
import se.nhv.search.query.Include;
import se.nhv.search.query.Limits;
import se.nhv.search.value.ReferenceValue;
import se.nhv.search.value.Value;

/** What comes along with the matches of a page: {@code _include} and {@code _revinclude} (FHIR R4, 3.1.1.5.5). */
final class Companions {
    private final SearchParameters table;
    private final SearchIndex index;
    private final Targets targets;

    Companions(SearchParameters table, SearchIndex index, Targets targets) {
        this.table = table;
        this.index = index;
        this.targets = targets;
    }

    /**
     * The resources that come along, each once and none that is a match itself, in the order in which they are reached.
     *
     * @throws ProblemException when they are more than {@link Limits#INCLUDED}
     */
    List<Doc> of(List<Doc> matches, List<Include> includes) {
        Map<ResourceKey, Doc> seen = new LinkedHashMap<>();
        matches.forEach(doc -> seen.put(doc.entry().key(), doc));
        List<Doc> found = new ArrayList<>();
        List<Doc> from = matches;
        List<Include> followed = includes;
        while (!from.isEmpty() && !followed.isEmpty()) {
            List<Doc> next = new ArrayList<>();
            for (Include include : followed) {
                for (Doc doc : from) {
                    follow(include, doc, other -> {
                        if (seen.putIfAbsent(other.entry().key(), other) == null) {
                            next.add(other);
                        }
                    });
                    check(found.size() + next.size());
                }
            }
            found.addAll(next);
            from = next;
            followed = includes.stream().filter(Include::iterate).toList();
        }
        return found;
    }

    private static void check(int size) {
        if (size > Limits.INCLUDED) {
            throw new ProblemException(
                    Problem.error(Code.TOO_COSTLY, "_include", "_include").allowing("_include <= " + Limits.INCLUDED));
        }
    }

    private void follow(Include include, Doc doc, Consumer<Doc> found) {
        if (include.reverse()) {
            reverse(include, doc, found);
        } else if (include.source().equals("*") || include.source().equals(doc.type())) {
            for (Parameter parameter : references(doc.type(), include)) {
                for (Value value : doc.index().parameter(parameter.name()).valuesOf(doc.ordinal())) {
                    targets.resolve(value, parameter, (type, ordinal) -> {
                        if (include.target() == null || include.target().equals(type)) {
                            found.accept(new Doc(type, index.type(type), ordinal));
                        }
                    });
                }
            }
        }
    }

    private void reverse(Include include, Doc doc, Consumer<Doc> found) {
        boolean other = include.target() != null && !include.target().equals(doc.type());
        if (other || doc.local() != null) { // nothing outside can point to a contained resource
            return;
        }
        List<String> writings = targets.writings(doc.type(), doc.ordinal());
        for (String source : include.source().equals("*") ? table.types() : List.of(include.source())) {
            for (Parameter parameter : references(source, include)) {
                if (parameter.mayPointTo(doc.type())) {
                    writings.forEach(writing -> pointing(source, parameter, writing, doc, found));
                }
            }
        }
    }

    private void pointing(String source, Parameter parameter, String writing, Doc doc, Consumer<Doc> found) {
        index.type(source)
                .parameter(parameter.name())
                .byValue()
                .forEach(Criterion.targetRange(writing), (value, ordinals) -> {
                    if (targets.means((ReferenceValue) value, doc.type(), doc.ordinal())) {
                        BitSet all = new BitSet();
                        ordinals.addTo(all);
                        all.stream().forEach(at -> found.accept(new Doc(source, index.type(source), at)));
                    }
                    return true;
                });
    }

    private List<Parameter> references(String source, Include include) {
        return table.of(source).stream()
                .filter(parameter -> parameter.type() == ParameterType.REFERENCE)
                .filter(parameter ->
                        include.parameter() == null || include.parameter().equals(parameter.name()))
                .toList();
    }
}
