package se.nhv.provider.terminology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parameters each terminology operation has (R4, and HL7's terminology ecosystem guide); any other is refused. The manual's
 * table says what becomes of each (docs/terminology.md, R4's parameters).
 */
final class OperationParameters {
    /** When the definitions are to be seen, on every operation that has the parameter. */
    static final String DATE = "date";

    static final Set<String> VERSIONS = Set.of(
            "system-version",
            "check-system-version",
            "force-system-version",
            "default-valueset-version",
            "tx-resource");
    static final Set<String> EXPAND = with(
            "url",
            "valueSet",
            "valueSetVersion",
            "context",
            "contextDirection",
            DATE,
            "filter",
            "offset",
            "count",
            "includeDesignations",
            "designation",
            "includeDefinition",
            "activeOnly",
            "excludeNested",
            "excludeNotForUI",
            "excludePostCoordinated",
            "displayLanguage",
            "exclude-system",
            "property",
            "useSupplement");
    static final Set<String> VALIDATE = with(
            "url",
            "valueSet",
            "valueSetVersion",
            "context",
            DATE,
            "code",
            "system",
            "systemVersion",
            "version",
            "display",
            "coding",
            "codeableConcept",
            "displayLanguage",
            "abstract",
            "inferSystem",
            "activeOnly",
            "lenient-display-validation",
            "valueset-membership-only",
            "useSupplement");
    /** The same question of a code system. */
    static final Set<String> VALIDATE_SYSTEM =
            and(without(VALIDATE, "valueSet", "valueSetVersion", "context"), "codeSystem");
    /** One question of a batch: all are asked at one time, so the date stands outside of them. */
    static final Set<String> QUESTION = without(VALIDATE, DATE);

    static final Set<String> QUESTION_OF_SYSTEM = without(VALIDATE_SYSTEM, DATE);
    static final Set<String> BATCH = and(VALIDATE, "validation");
    static final Set<String> BATCH_OF_SYSTEM = and(VALIDATE_SYSTEM, "validation");

    static final Set<String> LOOKUP =
            with("code", "system", "version", "coding", DATE, "displayLanguage", "property", "useSupplement");
    static final Set<String> SUBSUMES = with("codeA", "codeB", "system", "version", "codingA", "codingB");
    static final Set<String> TRANSLATE = with(
            "url",
            "conceptMap",
            "conceptMapVersion",
            "code",
            "system",
            "version",
            "source",
            "coding",
            "codeableConcept",
            "target",
            "targetsystem",
            "dependency",
            "reverse",
            "sourceCode",
            "sourceSystem",
            "sourceVersion",
            "sourceCoding",
            "sourceCodeableConcept",
            "sourceScope",
            "targetCode",
            "targetCoding",
            "targetCodeableConcept",
            "targetScope",
            "targetSystem");

    static final Set<String> FIND_MATCHES = with("system", "version", "property", "exact", "compositional");
    static final Set<String> CLOSURE = with("name", "concept", "version");
    static final Set<String> VERSIONS_ASKED = Set.of();
    static final Set<String> CACHE_CONTROL = Set.of("mode", "sealed", "tx-resource");
    static final Set<String> PREFERRED_ID = Set.of("id", "type");

    private OperationParameters() {}

    private static Set<String> with(String... own) {
        return and(VERSIONS, own);
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static Set<String> without(Set<String> all, String... names) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(List.of(names));
        return Set.copyOf(rest);
    }
}
