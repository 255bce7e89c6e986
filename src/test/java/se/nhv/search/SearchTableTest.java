package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.provider.ServedTypes;
import se.nhv.search.oracle.Definitions;
import se.nhv.testing.RunningRegister;

/** The table of search parameters is whole, is what the CapabilityStatement says, and every line of it answers. */
class SearchTableTest {
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

    private static String example(SearchParamType type, String name) {
        return switch (type) {
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
                requests.add(name + "=" + example(parameter.getType(), name));
                requests.add(name + ":missing=true");
                if (parameter.getType() == SearchParamType.TOKEN) {
                    requests.add(name + ":text=a");
                    requests.add(name + ":not=a");
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
