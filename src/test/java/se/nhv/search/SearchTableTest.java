package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.provider.ServedTypes;
import se.nhv.search.oracle.Definitions;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.testing.RunningRegister;

/** The table of search parameters is whole, is what the CapabilityStatement says, and every line of it answers. */
class SearchTableTest {
    private static final SearchParameters TABLE = new SearchParameters(RunningRegister.context(), ServedTypes.names());

    private static RunningRegister register;
    private static Asking asking;
    private static CapabilityStatement capability;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        asking = new Asking(register);
        capability = register.read("metadata", CapabilityStatement.class);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static CapabilityStatementRestResourceComponent resource(String type) {
        return capability.getRestFirstRep().getResource().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** name to "type definition". */
    private static Map<String, String> claimed(String type) {
        Map<String, String> claimed = new TreeMap<>();
        resource(type)
                .getSearchParam()
                .forEach(parameter -> claimed.put(
                        parameter.getName(), parameter.getType().toCode() + " " + parameter.getDefinition()));
        return claimed;
    }

    @Test
    void everyParameterOfR4IsThereUnderItsOwnDefinition() {
        Definitions published = new Definitions(RunningRegister.context());
        for (String type : ServedTypes.names()) {
            Map<String, String> claimed = claimed(type);
            for (SearchParameter parameter : published.of(type)) {
                if (!parameter.getCode().equals("_query")) { // named queries: there are none
                    String kind = parameter.getCode().startsWith("_") && parameter.getType() == SearchParamType.STRING
                            ? "special"
                            : parameter.getType().toCode();
                    assertThat(claimed.get(parameter.getCode()))
                            .as(type + " " + parameter.getCode())
                            .startsWith(kind);
                    if (!parameter.getCode().equals("_text")) {
                        assertThat(claimed.get(parameter.getCode())).endsWith(" " + parameter.getUrl());
                    }
                }
            }
        }
    }

    @Test
    void ourOwnParametersArePublishedAsTheyAreServed() {
        Bundle published = asking.get("SearchParameter?_count=100");
        assertThat(published.getEntry()).hasSizeGreaterThanOrEqualTo(4);
        for (var entry : published.getEntry()) {
            SearchParameter parameter = (SearchParameter) entry.getResource();
            parameter
                    .getBase()
                    .forEach(base -> assertThat(claimed(base.getCode()))
                            .containsEntry(
                                    parameter.getCode(), parameter.getType().toCode() + " " + parameter.getUrl()));
        }
    }

    /** A value that the parameter takes: of a token whose element has a required binding, each of its codes. */
    private static String example(String type, SearchParamType kind, String name) {
        Parameter parameter = Objects.requireNonNull(TABLE.find(type, name));
        if (!parameter.codes().isEmpty()) {
            return String.join(",", parameter.codes());
        }
        return switch (kind) {
            case DATE -> "ge2000";
            case NUMBER -> "gt0";
            case QUANTITY -> "gt0";
            case REFERENCE -> "Organization/sus";
            case URI -> "https://nhv.example/x";
            case COMPOSITE ->
                name.endsWith("quantity") ? "a$gt0" : name.equals("relationship") ? "Organization/sus$x" : "a$b";
            case SPECIAL -> name.equals("near") ? "59|18|1000|km" : "2024-01-01";
            default -> "a";
        };
    }

    @Test
    void everyLineAnswersWithAndWithoutItsModifiers() {
        for (String type : ServedTypes.names()) {
            List<String> requests = new ArrayList<>();
            resource(type).getSearchParam().forEach(parameter -> {
                String name = parameter.getName();
                String example = example(type, parameter.getType(), name);
                requests.add(name + "=" + example);
                requests.add(name + ":missing=true");
                if (parameter.getType() == SearchParamType.TOKEN) {
                    requests.add(name + ":text=a");
                    requests.add(name + ":not=" + example);
                    requests.add(name + ":of-type=a|b|c");
                    requests.add(name + ":below=https://nhv.example/fhir/CodeSystem/nhv-omrade|net-binjure");
                    requests.add(name + ":above=https://nhv.example/fhir/CodeSystem/nhv-omrade|net-binjure");
                    requests.add(name + ":in=https://nhv.example/fhir/ValueSet/dysmeli-utlosande");
                    requests.add(name + ":not-in=https://nhv.example/fhir/ValueSet/dysmeli-utlosande");
                } else if (parameter.getType() == SearchParamType.STRING) {
                    requests.add(name + ":exact=a");
                    requests.add(name + ":contains=a");
                } else if (parameter.getType() == SearchParamType.REFERENCE) {
                    requests.add(name + ":identifier=a");
                    requests.add(name + ":below=https://nhv.example/x|1");
                } else if (parameter.getType() == SearchParamType.URI) {
                    requests.add(name + ":below=https://nhv.example");
                    requests.add(name + ":above=https://nhv.example/x");
                }
            });
            resource(type).getSearchInclude().forEach(include -> requests.add("_include=" + include.getValue()));
            resource(type).getSearchRevInclude().forEach(include -> requests.add("_revinclude=" + include.getValue()));
            requests.forEach(request -> asking.get(type + "?_count=1&" + request));
        }
    }

    @Test
    void everyInteractionOfEveryTypeAnswers() {
        for (String type : ServedTypes.names()) {
            for (var interaction : resource(type).getInteraction()) {
                String id = firstId(type);
                String path = switch (interaction.getCode()) {
                    case READ -> type + "/" + id;
                    case VREAD -> type + "/" + id + "/_history/1";
                    case HISTORYINSTANCE -> type + "/" + id + "/_history";
                    case HISTORYTYPE -> type + "/_history?_count=1";
                    case SEARCHTYPE -> type + "?_count=1";
                    default -> throw new AssertionError(type + " claims " + interaction.getCode());
                };
                assertThat(register.get(path).statusCode())
                        .as(path)
                        .isEqualTo(id.equals("none") && path.contains("/none") ? 404 : 200);
            }
        }
    }

    /** The register publishes no Endpoint, no Practitioner and the like: they are served, and there is none. */
    private static String firstId(String type) {
        List<String> ids = Asking.ids(asking.get(type + "?_count=1"));
        return ids.isEmpty() ? "none" : ids.get(0);
    }

    @Test
    void everyPrefixOfEveryOrderedParameterAnswers() {
        for (String type : ServedTypes.names()) {
            resource(type).getSearchParam().forEach(parameter -> {
                String value = parameter.getType() == SearchParamType.DATE
                        ? "2024-01"
                        : parameter.getType() == SearchParamType.NUMBER
                                        || parameter.getType() == SearchParamType.QUANTITY
                                ? "3"
                                : null;
                if (value != null) {
                    String all = Stream.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap")
                            .map(prefix -> parameter.getName() + "=" + prefix + value)
                            .collect(Collectors.joining("&"));
                    asking.get(type + "?_count=0&" + all);
                }
            });
        }
    }

    @Test
    void everyReferenceIsFollowedForwardsBackwardsAndByType() {
        for (String type : ServedTypes.names()) {
            for (Parameter parameter : TABLE.of(type)) {
                if (parameter.type() == ParameterType.REFERENCE) {
                    // where any type will do, one is as good as another
                    List<String> targets = parameter.targets().isEmpty() ? List.of(type) : parameter.targets();
                    targets.stream().filter(TABLE.types()::contains).forEach(target -> {
                        String name = parameter.name();
                        asking.get(type + "?_count=0&" + name + ":" + target + "=x&" + name + ":" + target + "._id=x");
                        asking.get(target + "?_count=0&_has:" + type + ":" + name + ":_id=x");
                    });
                }
            }
        }
    }

    @Test
    void everyNameOfTheTableIsFoundWhenOneLetterIsWrong() {
        for (String type : ServedTypes.names()) {
            for (var parameter : resource(type).getSearchParam()) {
                String wrong = parameter.getName() + "x";
                OperationOutcome refusal = asking.refusal(type + "?" + wrong + "=a", 400, "Accept-Language", "en");
                assertThat(refusal.getIssueFirstRep().getDiagnostics())
                        .as(type + "?" + wrong)
                        .contains("Did you mean " + parameter.getName() + "?");
            }
        }
    }

    @Test
    void theStatementNamesWhatEveryTypeHasOnce() {
        List<String> common = capability.getRestFirstRep().getSearchParam().stream()
                .map(parameter -> parameter.getName())
                .toList();
        assertThat(common)
                .contains("_id", "_lastUpdated", "_tag", "_profile", "_security", "_source", "_text", "_content")
                .contains("_filter", "_type")
                .doesNotHaveDuplicates();
        common.stream()
                .filter(name -> !name.equals("_filter") && !name.equals("_type"))
                .forEach(name -> ServedTypes.names()
                        .forEach(type -> assertThat(claimed(type)).containsKey(name)));
    }

    @Test
    void theDocumentIsTheTable() throws IOException {
        assertThat(Files.readString(SearchTableDocument.FILE))
                .as("docs/search-parameters.md: run SearchTableDocument")
                .isEqualTo(new SearchTableDocument(TABLE).text());
    }

    @Test
    void missingAndNotMissingTogetherAreAll() {
        for (String type : ServedTypes.names()) {
            int all = asking.get(type + "?_summary=count").getTotal();
            resource(type).getSearchParam().forEach(parameter -> {
                String request = type + "?_summary=count&" + parameter.getName() + ":missing=";
                assertThat(asking.get(request + "true").getTotal()
                                + asking.get(request + "false").getTotal())
                        .as(type + " " + parameter.getName())
                        .isEqualTo(all);
            });
        }
    }
}
