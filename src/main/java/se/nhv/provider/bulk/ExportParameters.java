package se.nhv.provider.bulk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.feed.bulk.ExportRequest;
import se.nhv.feed.bulk.ExportRequest.TypeFilter;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.provider.ServedTypes;
import se.nhv.search.query.RequestParser;
import se.nhv.search.query.SearchRequest.Argument;

/**
 * Reads the parameters of {@code $export} (Bulk Data Access 2.0.0, query parameters). Used for one request.
 *
 * <p>Two kinds of fault: what nobody can act on (a {@code _since} that is no instant) is refused; what the register does not do (a
 * type, a query or a parameter that it does not know) is refused too, unless the client asks for leniency.
 */
final class ExportParameters {
    private static final Set<String> OURS = Set.of("_outputFormat", "_since", "_type", "_typeFilter");
    private static final Set<String> FORMS = Set.of("_format", "_pretty");
    private static final List<String> OUTPUTS = List.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    /** A comma between queries, and not one inside a query: a type and a question mark follow it. */
    private static final Pattern BETWEEN_QUERIES = Pattern.compile(",(?=[A-Za-z]+\\?)");

    private final List<Argument> arguments;
    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> unsupported = new ArrayList<>();

    ExportParameters(List<Argument> arguments) {
        this.arguments = arguments;
    }

    /**
     * The request.
     *
     * @param latest a {@code _since} after it has not been yet
     * @throws ProblemException with every fault that nobody can act on
     */
    ExportRequest request(Instant latest) {
        arguments.stream().map(Argument::name).distinct().forEach(this::requireKnown);
        checkOutput();
        Instant since = since(latest);
        Set<String> types = types();
        List<TypeFilter> filters = filters(types);
        if (!faults.isEmpty()) {
            faults.addAll(unsupported);
            throw new ProblemException(faults);
        }
        return new ExportRequest(List.copyOf(types), since, filters, unsupported);
    }

    private void requireKnown(String name) {
        if (!OURS.contains(name) && !FORMS.contains(name)) {
            unsupported.add(Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                    .allowing(String.join(", ", OURS.stream().sorted().toList()))
                    .nearestTo(Nearest.of(name, OURS)));
        }
    }

    private List<String> all(String name) {
        return arguments.stream()
                .filter(argument -> argument.name().equals(name))
                .map(Argument::value)
                .toList();
    }

    private @Nullable String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            faults.add(Problem.error(Code.REPEATED_PARAMETER, name, name));
        }
        return values.isEmpty() ? null : values.get(0).strip().replace(' ', '+'); // a plus that was not encoded
    }

    private void checkOutput() {
        String format = one("_outputFormat");
        if (format != null && !OUTPUTS.contains(format)) {
            faults.add(Problem.error(Code.MALFORMED_PARAMETER, "_outputFormat", "_outputFormat", format)
                    .allowing(String.join(", ", OUTPUTS))
                    .nearestTo(Nearest.of(format, OUTPUTS)));
        }
    }

    private @Nullable Instant since(Instant latest) {
        String value = one("_since");
        if (value == null) {
            return null;
        }
        try {
            Instant since = INSTANT.matcher(value).matches()
                    ? OffsetDateTime.parse(value).toInstant()
                    : null;
            if (since != null && !since.isAfter(latest)) {
                return since;
            }
        } catch (DateTimeParseException noSuchDay) {
            // told below, as every other value that is no instant
        }
        faults.add(Problem.error(Code.MALFORMED_PARAMETER, "_since", "_since", value)
                .allowing("instant <= now: 2026-11-01T00:00:00Z"));
        return null;
    }

    /** Those that are asked for and served, in alphabetical order; all when none is asked for. */
    private Set<String> types() {
        List<String> values = all("_type");
        Set<String> asked = new LinkedHashSet<>();
        values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .forEach(asked::add);
        for (String type : asked) {
            if (!ServedTypes.names().contains(type)) {
                unsupported.add(unknownType("_type", type, type));
            }
        }
        return new LinkedHashSet<>(ServedTypes.names().stream()
                .filter(type -> values.isEmpty() || asked.contains(type))
                .toList());
    }

    private static Problem unknownType(String name, String value, String type) {
        return Problem.error(Code.MALFORMED_PARAMETER, name, name, value)
                .allowing(String.join(", ", ServedTypes.names()))
                .nearestTo(Nearest.of(type, ServedTypes.names()));
    }

    private List<TypeFilter> filters(Set<String> types) {
        return all("_typeFilter").stream()
                .flatMap(value -> Arrays.stream(BETWEEN_QUERIES.split(value, -1)))
                .flatMap(query -> filter(query.strip(), types))
                .toList();
    }

    private Stream<TypeFilter> filter(String text, Set<String> types) {
        int mark = text.indexOf('?');
        String type = mark < 0 ? text : text.substring(0, mark);
        if (mark < 0 || !types.contains(type)) {
            unsupported.add(Problem.error(Code.MALFORMED_PARAMETER, "_typeFilter", "_typeFilter", text)
                    .allowing("Type?name=value, Type: " + String.join(", ", types))
                    .nearestTo(Nearest.of(type, types)));
            return Stream.of();
        }
        List<Argument> query = query(text.substring(mark + 1));
        return Stream.of(new TypeFilter(text, type, query));
    }

    /** Without what is wrong with it, which would be everything: then the type is not narrowed, and a copy lacks nothing. */
    private List<Argument> query(String text) {
        try {
            // of the two readings of a plus, the one that dates and media types need
            List<Argument> query = ExportInput.arguments(text.replace("+", "%2B"));
            return query.stream().allMatch(this::asksForResources) ? query : List.of();
        } catch (IllegalArgumentException broken) {
            unsupported.add(Problem.error(Code.MALFORMED_PARAMETER, "_typeFilter", "_typeFilter", text)
                    .allowing("%XX"));
            return List.of();
        }
    }

    /** What shapes a search's answer has no meaning for a file (Bulk Data Access 2.0.0: SHALL NOT be used). */
    private boolean asksForResources(Argument argument) {
        boolean asks = RequestParser.isFilter(argument.name());
        if (!asks) {
            unsupported.add(Problem.error(Code.UNKNOWN_PARAMETER, "_typeFilter", argument.name()));
        }
        return asks;
    }
}
