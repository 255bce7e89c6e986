package se.nhv.search.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;

/**
 * {@code url=address|version}: the part behind the bar asks for the business version of the resource that has the address
 * (FHIR R4, 3.1.1.4.13). Pure.
 */
final class CanonicalQuery {
    private CanonicalQuery() {}

    /** Whether the parameter is the type's own canonical address and some value names a version. */
    static boolean fits(SearchParameters table, String type, Parameter parameter, String value) {
        return parameter.type() == ParameterType.URI
                && parameter.expression().toString().contains(type + ".url")
                && version(table, type) != null
                && Escapes.split(value, ',').stream()
                        .anyMatch(each -> Escapes.split(each, '|').size() == 2);
    }

    /**
     * The query: of each value the address, and the version where there is one.
     *
     * @throws se.nhv.problem.ProblemException when a value has a bar too many, or nothing on one side of it
     */
    static Query of(SearchParameters table, String type, Parameter parameter, String value) {
        List<Query> any = new ArrayList<>();
        for (String each : Escapes.split(value, ',')) {
            List<String> parts =
                    Escapes.split(each, '|').stream().map(Escapes::unescape).toList();
            if (parts.size() > 2 || parts.stream().anyMatch(String::isBlank)) {
                throw Refusals.malformed(parameter.name(), each, "uri, uri|version");
            }
            Query address = new Query.Matches(parameter, List.of(new Criterion.UriIs(parts.get(0))));
            any.add(
                    parts.size() == 1
                            ? address
                            : new Query.All(List.of(address, isVersion(table, type, parts.get(1)))));
        }
        return new Query.Any(any);
    }

    private static Query isVersion(SearchParameters table, String type, String version) {
        Parameter parameter = version(table, type);
        return parameter == null
                ? new Query.Any(List.of())
                : new Query.Matches(parameter, List.of(new Criterion.TokenIs(null, version)));
    }

    private static @Nullable Parameter version(SearchParameters table, String type) {
        return table.find(type, "version");
    }
}
