package se.nhv.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.ProblemException;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.text.NamePattern;
import se.nhv.text.Words;

/**
 * Reads one search parameter with its modifier, chain and values into a query. Used for one request by one thread: it
 * counts what the request asks for.
 *
 * <p>Long because chains, reverse chains and plain parameters call one another.
 */
final class QueryParser {
    /** A name of a parameter and what follows it: {@code name:modifier.rest}. */
    private record Name(String name, String modifier, String rest) {
        static Name parse(String text) {
            int dot = text.indexOf('.');
            String head = dot < 0 ? text : text.substring(0, dot);
            int colon = head.indexOf(':');
            return new Name(
                    colon < 0 ? head : head.substring(0, colon),
                    colon < 0 ? "" : head.substring(colon + 1),
                    dot < 0 ? "" : text.substring(dot + 1));
        }
    }

    private final SearchParameters table;
    private final CriterionParser criteria;
    private final boolean filter;
    private int parts;

    QueryParser(SearchParameters table, CriterionParser criteria) {
        this(table, criteria, false);
    }

    private QueryParser(SearchParameters table, CriterionParser criteria, boolean filter) {
        this.table = table;
        this.criteria = criteria;
        this.filter = filter;
    }

    /** A reader of names that end in {@code :operator}, an operator of {@code _filter}. */
    QueryParser forFilter() {
        return new QueryParser(table, criteria, true);
    }

    /**
     * The query of one parameter of a request.
     *
     * @throws ProblemException when the type has no such parameter, or the value does not have its form
     */
    Query read(String type, String name, String value) {
        return read(type, name, value, name, 0);
    }

    private Query read(String type, String name, String value, String whole, int depth) {
        if (depth > Limits.DEPTH) {
            throw Refusals.tooCostly(whole.substring(0, 40), "chain", "chain <= " + Limits.DEPTH);
        }
        if (++parts > Limits.PARTS) {
            throw Refusals.tooCostly(null, "parts", "parts <= " + Limits.PARTS);
        }
        if (name.startsWith("_has:")) {
            return has(type, name, value, whole, depth);
        }
        Name parsed = Name.parse(name);
        Parameter parameter = table.find(type, parsed.name);
        if (parameter == null) {
            throw Refusals.unknown(filter ? whole.substring(0, whole.lastIndexOf(':')) : whole, names(type));
        }
        if (!parsed.rest.isEmpty()) {
            return chain(parameter, parsed, value, whole, depth);
        }
        return filter
                ? operator(parameter, parsed.modifier, value, whole)
                : parsed.modifier.isEmpty() && CanonicalQuery.fits(table, type, parameter, value)
                        ? CanonicalQuery.of(table, type, parameter, value)
                        : plain(parameter, parsed.modifier, value, whole);
    }

    /** Every name that may stand in a search of the type. */
    Collection<String> names(String type) {
        Collection<String> names = new TreeSet<>(ResultParameters.NAMES);
        table.of(type).forEach(parameter -> names.add(parameter.name()));
        return names;
    }

    private Query has(String type, String name, String value, String whole, int depth) {
        String[] steps = name.split(":", 4);
        if (steps.length < 4 || steps[3].isEmpty()) {
            throw Refusals.malformed(whole, value, "_has:Type:reference:parameter");
        }
        String source = steps[1];
        if (!table.types().contains(source)) {
            throw Refusals.unknown(whole, table.types());
        }
        Parameter reference = table.find(source, steps[2]);
        if (reference == null || reference.type() != ParameterType.REFERENCE || !reference.mayPointTo(type)) {
            throw Refusals.unknown(whole, referencesTo(source, type));
        }
        return new Query.Has(source, reference, read(source, steps[3], value, whole, depth + 1));
    }

    private List<String> referencesTo(String source, String type) {
        return table.of(source).stream()
                .filter(parameter -> parameter.type() == ParameterType.REFERENCE && parameter.mayPointTo(type))
                .map(parameter -> "_has:" + source + ":" + parameter.name())
                .toList();
    }

    private Query chain(Parameter reference, Name name, String value, String whole, int depth) {
        if (reference.type() != ParameterType.REFERENCE) {
            throw Refusals.unknown(whole, List.of(reference.name()));
        }
        if (!name.modifier.isEmpty() && !table.types().contains(name.modifier)) {
            throw Refusals.unknown(whole, targets(reference));
        }
        Map<String, Query> byTarget = new LinkedHashMap<>();
        ProblemException refusal = null;
        for (String target : targets(reference)) {
            if (name.modifier.isEmpty() || name.modifier.equals(target)) {
                try {
                    byTarget.put(target, read(target, name.rest, value, whole, depth + 1));
                } catch (ProblemException e) {
                    refusal = worse(refusal, e);
                }
            }
        }
        if (byTarget.isEmpty()) {
            throw refusal == null ? Refusals.unknown(whole, targets(reference)) : refusal;
        }
        return new Query.Chain(reference, byTarget);
    }

    /** Of several types that all refuse the chain, one that knows the parameter says more than one that does not. */
    private static ProblemException worse(@Nullable ProblemException before, ProblemException now) {
        boolean costly = now.problems().get(0).code() == Code.TOO_COSTLY;
        if (costly) {
            throw now;
        }
        boolean known = now.problems().get(0).code() != Code.UNKNOWN_PARAMETER;
        return before == null || known ? now : before;
    }

    private List<String> targets(Parameter reference) {
        return table.types().stream().filter(reference::mayPointTo).toList();
    }

    private Query plain(Parameter parameter, String modifier, String value, String whole) {
        checkModifier(parameter, modifier, whole);
        if (value.isEmpty()) {
            throw Refusals.malformed(whole, value, parameter.type().code());
        }
        if (modifier.equals("missing")) {
            if (!value.equals("true") && !value.equals("false")) {
                throw Refusals.malformed(whole, value, "true, false");
            }
            return new Query.Missing(parameter, value.equals("true"));
        }
        List<String> values = Escapes.split(value, ',');
        if (values.size() > Limits.VALUES) {
            throw Refusals.tooCostly(whole, "values", "values <= " + Limits.VALUES);
        }
        if (values.stream().anyMatch(String::isEmpty)) {
            throw Refusals.malformed(whole, value, parameter.type().code());
        }
        if (parameter.type() == ParameterType.REFERENCE) {
            Query under = hierarchy(parameter, modifier, values);
            if (under != null) {
                return under;
            }
        }
        if (parameter.type() == ParameterType.SPECIAL && parameter.name().startsWith("_")) {
            return words(parameter, values, whole);
        }
        List<Criterion> any = new ArrayList<>();
        values.forEach(each -> any.addAll(criteria.read(whole, parameter, modifier, each)));
        Query matches = new Query.Matches(parameter, any);
        return modifier.equals("not") || modifier.equals("not-in") ? new Query.Not(matches) : matches;
    }

    /** A test of {@code _filter}: what the same operator means as prefix, modifier or pattern of the parameter. */
    private Query operator(Parameter parameter, String operator, String value, String whole) {
        boolean ordered = parameter.type() == ParameterType.DATE
                || parameter.type() == ParameterType.NUMBER
                || parameter.type() == ParameterType.QUANTITY;
        if (ordered && FilterOperators.ORDERED.contains(operator)) {
            return plain(parameter, "", operator + value, whole);
        }
        if (parameter.type() == ParameterType.DATE && operator.equals("po")) {
            return new Query.Matches(parameter, List.of(CriterionParser.overlaps(whole, value)));
        }
        if (parameter.type() == ParameterType.STRING && FilterOperators.TEXT.contains(operator)) {
            Query text = new Query.Matches(
                    parameter,
                    List.of(FilterOperators.text(operator, CriterionParser.letters(whole, Escapes.unescape(value)))));
            return operator.equals("ne") ? new Query.Not(text) : text;
        }
        return switch (operator) {
            case "pr" -> plain(parameter, "missing", value.equals("true") ? "false" : "true", whole);
            case "eq", "re" -> plain(parameter, "", value, whole);
            case "ne" -> new Query.Not(plain(parameter, "", value, whole));
            case "in" -> plain(parameter, "in", value, whole);
            case "ni" -> plain(parameter, "not-in", value, whole);
            case "sb" -> plain(parameter, "below", value, whole);
            case "ss" -> plain(parameter, "above", value, whole);
            default -> throw Refusals.malformed("_filter", operator, FilterOperators.allowed());
        };
    }

    private void checkModifier(Parameter parameter, String modifier, String whole) {
        boolean type = parameter.type() == ParameterType.REFERENCE
                && table.types().contains(modifier)
                && parameter.mayPointTo(modifier);
        if (!modifier.isEmpty() && !type && !parameter.type().modifiers().contains(modifier)) {
            throw Refusals.unknown(
                    whole,
                    parameter.type().modifiers().stream()
                            .map(known -> parameter.name() + ":" + known)
                            .toList());
        }
    }

    /** {@code :below} and {@code :above} of a reference into a tree; null when it is no such reference. */
    private @Nullable Query hierarchy(Parameter parameter, String modifier, List<String> values) {
        boolean below = modifier.equals("below");
        if ((!below && !modifier.equals("above")) || parameter.targets().size() != 1) {
            return null;
        }
        String target = parameter.targets().get(0);
        if (table.hierarchy(target) == null) {
            return null;
        }
        List<String> ids = values.stream()
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .filter(ResourceKey::isId)
                .toList();
        return new Query.Under(parameter, target, ids, below);
    }

    /** Every word must be there, of one of the values. */
    private static Query words(Parameter parameter, List<String> values, String whole) {
        List<Query> any = new ArrayList<>();
        for (String value : values) {
            List<String> words = Words.of(Escapes.unescape(value));
            if (words.isEmpty()) {
                throw Refusals.malformed(whole, value, "word [word]"); // no word at all would be in every resource
            }
            any.add(new Query.All(words.stream()
                    .<Query>map(word ->
                            new Query.Matches(parameter, List.of(new Criterion.WordLike(NamePattern.prefix(word)))))
                    .toList()));
        }
        return any.size() == 1 ? any.get(0) : new Query.Any(any);
    }
}
