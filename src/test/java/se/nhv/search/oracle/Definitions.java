package se.nhv.search.oracle;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.jspecify.annotations.Nullable;

/** R4's own SearchParameter resources, as HL7 published them. */
public final class Definitions {
    private static final String FILE = "/org/hl7/fhir/r4/model/sp/search-parameters.json";

    private final Map<String, Map<String, SearchParameter>> byType = new HashMap<>();
    private final Map<String, SearchParameter> byUrl = new HashMap<>();

    public Definitions(FhirContext context) {
        try (InputStream in = Definitions.class.getResourceAsStream(FILE)) {
            var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            Bundle bundle = context.newJsonParser().parseResource(Bundle.class, reader);
            bundle.getEntry().forEach(entry -> add((SearchParameter) entry.getResource()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Adds a definition of our own. */
    public void add(SearchParameter parameter) {
        byUrl.put(parameter.getUrl(), parameter);
        parameter
                .getBase()
                .forEach(base -> byType.computeIfAbsent(base.getCode(), any -> new HashMap<>())
                        .put(parameter.getCode(), parameter));
    }

    /** Those of a type, and those that every resource has. */
    public List<SearchParameter> of(String type) {
        List<SearchParameter> all = new ArrayList<>();
        for (String base : List.of(type, "Resource", "DomainResource")) {
            all.addAll(byType.getOrDefault(base, Map.of()).values());
        }
        return all;
    }

    public @Nullable SearchParameter find(String type, String name) {
        return of(type).stream()
                .filter(each -> each.getCode().equals(name))
                .findFirst()
                .orElse(null);
    }

    SearchParameter byUrl(String url) {
        return byUrl.get(url);
    }

    /** The branches of the expression that begin at the type. */
    static String expression(SearchParameter parameter, String type) {
        List<String> branches = new ArrayList<>();
        for (String branch : parameter.getExpression().split("\\|")) {
            String bare = branch.strip().replaceFirst("^\\(", "");
            if (bare.startsWith(type + ".") || bare.startsWith("Resource") || bare.startsWith("DomainResource")) {
                branches.add(branch.strip());
            }
        }
        return String.join(" | ", branches);
    }

    static boolean is(SearchParameter parameter, SearchParamType type) {
        return parameter.getType() == type;
    }
}
