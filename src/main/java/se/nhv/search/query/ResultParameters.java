package se.nhv.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.SearchRequest.Argument;

/**
 * Reads the parameters that shape the answer (FHIR R4, 3.1.1.5). Used for one request by one thread.
 *
 * <p>Long because it has a few lines for each of them.
 */
final class ResultParameters {
    /** Every name, {@code _include} and {@code _revinclude} without modifiers. */
    static final Set<String> NAMES = Set.of(
            "_sort",
            "_count",
            "_total",
            "_summary",
            "_elements",
            "_include",
            "_revinclude",
            "_contained",
            "_containedType",
            "_format",
            "_pretty",
            "_explain",
            "_cursor",
            "asOf",
            "_type",
            "_filter",
            "_has");

    /** What the http and provider rooms read; search only passes it on into its links. */
    private static final Set<String> OTHERS = Set.of("_format", "_pretty", "asOf");

    private static final Set<String> ONCE = Set.of(
            "_count",
            "_total",
            "_summary",
            "_elements",
            "_contained",
            "_containedType",
            "_explain",
            "_cursor",
            "_type");

    private final SearchParameters table;
    private final Set<String> types;
    private final Set<String> seen = new LinkedHashSet<>();
    private int count = Limits.PAGE;
    private boolean total = true;
    private Shape.Summary summary = Shape.Summary.FALSE;
    private final Set<String> elements = new LinkedHashSet<>();
    private final List<SortKey> sort = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private boolean explain;
    private @Nullable Cursor cursor;
    private String contained = "false";
    private boolean alone;

    /**
     * @param types the types that are searched
     */
    ResultParameters(SearchParameters table, Set<String> types) {
        this.table = table;
        this.types = types;
    }

    /** Whether it is one of ours and not a filter; {@code _has}, {@code _filter} and {@code _type} are read elsewhere. */
    static boolean isResult(String name) {
        String plain = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        return NAMES.contains(plain) && !plain.equals("_filter") && !plain.equals("_has") && !plain.equals("_type");
    }

    /** Reads one; gives back how it is shown in {@code self}, null when it is not. */
    @Nullable
    Argument read(Argument argument) {
        String name = argument.name();
        String value = argument.value();
        if (name.contains(":") && !name.startsWith("_include") && !name.startsWith("_revinclude")) {
            throw Refusals.unknown(name, List.of(name.substring(0, name.indexOf(':'))));
        }
        if (ONCE.contains(name) && !seen.add(name)) {
            throw Refusals.repeated(name);
        }
        if (OTHERS.contains(name)) {
            return argument;
        }
        switch (name) {
            case "_count" -> {
                return new Argument(name, Integer.toString(count(value)));
            }
            case "_cursor" -> {
                cursor = cursor(value);
                return null;
            }
            case "_total" ->
                total = !oneOf(name, value, "none", "estimate", "accurate").equals("none");
            case "_summary" ->
                summary = Shape.Summary.valueOf(oneOf(name, value, "true", "text", "data", "count", "false")
                        .toUpperCase(Locale.ROOT));
            case "_elements" -> elements(value);
            case "_sort" -> sort(value);
            case "_explain" -> explain = oneOf(name, value, "true", "false").equals("true");
            case "_contained" -> contained = oneOf(name, value, "false", "true", "both");
            case "_containedType" ->
                alone = oneOf(name, value, "container", "contained").equals("contained");
            default -> includes.add(include(name, value));
        }
        return argument;
    }

    /** @throws ProblemException when the parameters contradict each other */
    Shape shape() {
        if (summary == Shape.Summary.TEXT && !includes.isEmpty()) {
            throw new ProblemException(
                    Problem.error(Code.CONFLICTING_PARAMETERS, "_summary", "_summary=text, _include, _revinclude"));
        }
        if (summary == Shape.Summary.COUNT) {
            count = 0;
        }
        var containment = new Shape.Containment(!contained.equals("true"), !contained.equals("false"), alone);
        return new Shape(count, total || count == 0, summary, elements, sort, includes, explain, cursor, containment);
    }

    private int count(String value) {
        try {
            count = Math.min(Integer.parseInt(value), Limits.LARGEST_PAGE);
        } catch (NumberFormatException notOne) {
            count = value.matches("\\d{1,30}") ? Limits.LARGEST_PAGE : -1;
        }
        if (count < 0) {
            throw Refusals.malformed("_count", value, "0.." + Limits.LARGEST_PAGE);
        }
        return count;
    }

    private static Cursor cursor(String value) {
        Cursor cursor = Cursor.parse(value);
        if (cursor == null) {
            throw Refusals.malformed("_cursor", value, "edition~offset");
        }
        return cursor;
    }

    private static String oneOf(String name, String value, String... allowed) {
        if (!Arrays.asList(allowed).contains(value)) {
            throw Refusals.malformed(
                    name, value, String.join(", ", allowed), Nearest.of(value, Arrays.asList(allowed)));
        }
        return value;
    }

    private void elements(String value) {
        for (String element : value.split(",", -1)) {
            if (!element.matches("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*")) {
                throw Refusals.malformed("_elements", value, "element,element.child,Type.element");
            }
            checkElement(element, value);
            elements.add(element);
        }
    }

    /** {@code element} of a type that is searched, or {@code Type.element} of any: one that no type has would say nothing. */
    private void checkElement(String element, String value) {
        String[] steps = element.split("\\.", -1);
        boolean typed = Character.isUpperCase(element.charAt(0));
        if (typed && (!table.types().contains(steps[0]) || steps.length == 1)) {
            throw Refusals.malformed("_elements", value, "Type.element", Nearest.of(steps[0], table.types()));
        }
        Set<String> names = new TreeSet<>();
        (typed ? Set.of(steps[0]) : types).forEach(type -> names.addAll(table.elements(type)));
        String name = steps[typed ? 1 : 0];
        if (!names.contains(name)) {
            throw Refusals.malformed("_elements", value, String.join(", ", names), Nearest.of(name, names));
        }
    }

    private void sort(String value) {
        for (String key : value.split(",", -1)) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            if (name.equals("_score")) {
                sort.add(new SortKey(null, descending));
                continue;
            }
            for (String type : types) {
                Parameter parameter = table.find(type, name);
                if (parameter == null || !parameter.type().sortable()) {
                    throw Refusals.malformed("_sort", value, String.join(", ", sortable(type)), nearest(name, type));
                }
            }
            sort.add(new SortKey(name, descending));
        }
    }

    private @Nullable String nearest(String name, String type) {
        return Nearest.of(name, sortable(type));
    }

    private List<String> sortable(String type) {
        return table.of(type).stream()
                .filter(parameter -> parameter.type().sortable())
                .map(Parameter::name)
                .toList();
    }

    /** {@code *}, {@code Type:*}, {@code Type:parameter} or {@code Type:parameter:Target}. */
    private Include include(String name, String value) {
        boolean reverse = name.startsWith("_revinclude");
        String modifier = name.contains(":") ? name.substring(name.indexOf(':') + 1) : "";
        if (!modifier.isEmpty() && !modifier.equals("iterate")) {
            String plain = reverse ? "_revinclude" : "_include";
            throw Refusals.unknown(name, List.of(plain, plain + ":iterate"));
        }
        boolean iterate = modifier.equals("iterate");
        String[] parts = value.split(":", -1);
        if (value.equals("*")) {
            return new Include(reverse, "*", null, null, iterate);
        }
        Parameter parameter = parts.length < 2 ? null : table.find(parts[0], parts[1]);
        boolean all = parts.length == 2 && parts[1].equals("*") && table.types().contains(parts[0]);
        boolean right = all || (parameter != null && parameter.type() == ParameterType.REFERENCE && parts.length <= 3);
        boolean pointsThere = parts.length < 3
                || (table.types().contains(parts[2]) && parameter != null && parameter.mayPointTo(parts[2]));
        if (!right || !pointsThere) {
            throw Refusals.malformed(name, value, allowedIncludes(reverse), nearestInclude(value, reverse));
        }
        return new Include(reverse, parts[0], all ? null : parts[1], parts.length == 3 ? parts[2] : null, iterate);
    }

    private String allowedIncludes(boolean reverse) {
        return String.join(", ", includes(reverse));
    }

    private @Nullable String nearestInclude(String value, boolean reverse) {
        return Nearest.of(value, includes(reverse));
    }

    private List<String> includes(boolean reverse) {
        List<String> names = new ArrayList<>();
        for (String source : reverse ? table.types() : types) {
            for (Parameter parameter : table.of(source)) {
                if (parameter.type() == ParameterType.REFERENCE
                        && (!reverse || types.stream().anyMatch(parameter::mayPointTo))) {
                    names.add(source + ":" + parameter.name());
                }
            }
        }
        return names;
    }
}
