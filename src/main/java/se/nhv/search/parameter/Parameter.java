package se.nhv.search.parameter;

import java.util.List;

/**
 * One search parameter of one type. Immutable.
 *
 * @param name as it stands in a request
 * @param expression where its values are, relative to the resource; for a part of a composite, to the composite's element
 * @param url the canonical address of its definition
 * @param documentation what it finds, one sentence
 * @param targets of a reference: the types it may point to; empty for any
 * @param parts of a composite: its parts, in order
 * @param codes of a token: the only codes that its elements can hold; empty when they are free
 */
public record Parameter(
        String name,
        ParameterType type,
        Path expression,
        String url,
        String documentation,
        List<String> targets,
        List<Parameter> parts,
        List<String> codes) {

    public Parameter {
        targets = List.copyOf(targets);
        parts = List.copyOf(parts);
        codes = List.copyOf(codes);
    }

    /** A parameter that is neither a reference nor a composite. */
    public static Parameter simple(
            String name, ParameterType type, String expression, String url, String documentation) {
        return new Parameter(name, type, Path.parse(expression), url, documentation, List.of(), List.of(), List.of());
    }

    /** Whether a reference of this parameter may point to the type. */
    public boolean mayPointTo(String resourceType) {
        return targets.isEmpty() || targets.contains(resourceType);
    }
}
