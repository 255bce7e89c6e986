package se.nhv.search.parameter;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The table of search parameters: for each type served, every parameter of FHIR R4 and those of our own. Immutable,
 * safe for all threads; made once, because reading HAPI's definitions takes time.
 */
public final class SearchParameters {
    private final Map<String, Map<String, Parameter>> byType = new TreeMap<>();
    private final Map<String, Set<String>> elements = new TreeMap<>();

    /** @param types the types that can be searched */
    public SearchParameters(FhirContext context, Collection<String> types) {
        for (String type : types) {
            Map<String, Parameter> byName = new TreeMap<>();
            RuntimeResourceDefinition definition = context.getResourceDefinition(type);
            List<RuntimeSearchParam> standard = definition.getSearchParams();
            Map<String, RuntimeSearchParam> byUrl = new LinkedHashMap<>();
            standard.forEach(each -> byUrl.put(each.getUri(), each));
            standard.forEach(each -> byName.put(each.getName(), read(definition, each, byUrl)));
            OwnParameters.of(type).forEach(own -> byName.put(own.name(), own));
            byType.put(type, byName);
            elements.put(type, elements(definition));
        }
    }

    /** The names as FHIR writes them: a choice of types is one element, {@code value[x]} is {@code value}. */
    private static Set<String> elements(RuntimeResourceDefinition definition) {
        Set<String> names = new TreeSet<>();
        definition
                .getChildren()
                .forEach(child -> names.add(child.getElementName().replace("[x]", "")));
        names.addAll(Set.of("id", "meta", "implicitRules", "language"));
        return names;
    }

    /** The types that can be searched. */
    public Set<String> types() {
        return byType.keySet();
    }

    /** The parameters of a type, by name; empty when the type is not served. */
    public Collection<Parameter> of(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /** The names of the type's elements, those of every resource among them; empty when the type is not served. */
    public Set<String> elements(String type) {
        return elements.getOrDefault(type, Set.of());
    }

    /** The parameters that every type has, by name. */
    public List<Parameter> ofEvery() {
        return byType.values().iterator().next().values().stream()
                .filter(parameter -> byType.values().stream().allMatch(others -> {
                    Parameter other = others.get(parameter.name());
                    return other != null && other.url().equals(parameter.url());
                }))
                .toList();
    }

    /** The parameter of that name; null when the type has none. */
    public @Nullable Parameter find(String type, String name) {
        return byType.getOrDefault(type, Map.of()).get(name);
    }

    /** The parameter by which resources of the type form a tree of their own (Location and Organization); null if none. */
    public @Nullable Parameter hierarchy(String type) {
        Parameter partOf = find(type, "partof");
        return partOf != null && partOf.targets().contains(type) ? partOf : null;
    }

    private static Parameter read(
            RuntimeResourceDefinition type, RuntimeSearchParam source, Map<String, RuntimeSearchParam> byUrl) {
        List<Parameter> parts = new ArrayList<>();
        for (RuntimeSearchParam.Component component : source.getComponents()) {
            RuntimeSearchParam part = byUrl.get(component.getReference());
            if (part == null) {
                throw new IllegalStateException("no part " + component.getReference());
            }
            // HAPI names the part but not where it is below the composite's element: the part's own path says it
            String below = part.getPath().replace(source.getPath() + ".", "");
            parts.add(parameter(type, part, below, List.of()));
        }
        return parameter(type, source, source.getPath(), parts);
    }

    private static Parameter parameter(
            RuntimeResourceDefinition type, RuntimeSearchParam source, String expression, List<Parameter> parts) {
        ParameterType kind = ParameterType.valueOf(source.getParamType().name().toUpperCase(Locale.ROOT));
        return new Parameter(
                source.getName(),
                kind,
                Path.parse(expression),
                StandardUrls.of(type.getName(), source),
                Objects.requireNonNullElse(source.getDescription(), source.getName()),
                source.getTargets().stream().sorted().toList(),
                parts,
                kind == ParameterType.TOKEN ? Bindings.codes(type, expression) : List.of());
    }
}
