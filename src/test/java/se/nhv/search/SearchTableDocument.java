package se.nhv.search;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.nhv.provider.ServedTypes;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;

/**
 * The table of search parameters as docs/search-parameters.md, written from the table that routes and searches. Run {@link #main}
 * after a change of the table; a test tells when that was forgotten.
 */
final class SearchTableDocument {
    static final Path FILE = Path.of("docs/search-parameters.md");

    private final SearchParameters table;

    SearchTableDocument(SearchParameters table) {
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException {
        var table = new SearchParameters(FhirContext.forR4(), ServedTypes.names());
        Files.writeString(FILE, new SearchTableDocument(table).text());
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                # Search parameters

                Written from the table that routes, searches and fills the CapabilityStatement and `/openapi.json`; a test holds
                this file to it, and another calls every line. A token whose element has a required binding takes no other code than
                those that stand here. How searches work: [search.md](search.md).

                Every type can be read, each version of it too, has a history, and is searched with GET and `POST _search`.
                Modifiers by kind of parameter:

                | kind | modifiers |
                |---|---|
                """);
        for (ParameterType type : ParameterType.values()) {
            text.append("| %s | %s |%n".formatted(type.code(), modifiers(type)));
        }
        List<Parameter> every = table.ofEvery();
        Set<String> common = every.stream().map(Parameter::name).collect(Collectors.toSet());
        text.append("\n## Every type\n\nBeside these `_has`, `_filter`, and for the whole register `_type`.\n\n");
        rows(text, every);
        for (String type : table.types()) {
            text.append("\n## %s%n%n".formatted(type));
            rows(
                    text,
                    table.of(type).stream()
                            .filter(parameter -> !common.contains(parameter.name()))
                            .toList());
            text.append("%n`_revinclude`: %s%n".formatted(reverse(type)));
        }
        return text.toString();
    }

    private static String modifiers(ParameterType type) {
        String own = type.modifiers().stream().map(name -> "`:" + name + "`").collect(Collectors.joining(" "));
        return type == ParameterType.REFERENCE ? own + " `:[type]`" : own;
    }

    private static void rows(StringBuilder text, Collection<Parameter> parameters) {
        text.append("| parameter | kind | finds |\n|---|---|---|\n");
        for (Parameter parameter : parameters) {
            text.append("| `%s` | %s | %s |%n"
                    .formatted(parameter.name(), kind(parameter), oneLine(parameter.documentation())));
        }
    }

    private static String kind(Parameter parameter) {
        return switch (parameter.type()) {
            case REFERENCE ->
                "reference to " + (parameter.targets().isEmpty() ? "any type" : String.join(", ", parameter.targets()));
            case COMPOSITE ->
                "composite of "
                        + parameter.parts().stream().map(Parameter::name).collect(Collectors.joining("$", "`", "`"));
            default ->
                parameter.type().code()
                        + parameter.codes().stream()
                                .map(code -> "`" + code + "`")
                                .collect(Collectors.joining(
                                        " ", parameter.codes().isEmpty() ? "" : ": ", ""));
        };
    }

    private static String oneLine(String documentation) {
        return documentation.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    private String reverse(String type) {
        return table.types().stream()
                .flatMap(source -> table.of(source).stream()
                        .filter(parameter -> parameter.type() == ParameterType.REFERENCE && parameter.mayPointTo(type))
                        .map(parameter -> "`" + source + ":" + parameter.name() + "`"))
                .collect(Collectors.joining(" "));
    }
}
