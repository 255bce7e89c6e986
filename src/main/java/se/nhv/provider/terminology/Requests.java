package se.nhv.provider.terminology;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.terminology.ExpandRequest;
import se.nhv.terminology.Languages;
import se.nhv.terminology.LookupRequest;
import se.nhv.terminology.Scope;
import se.nhv.terminology.TranslateRequest;
import se.nhv.terminology.ValidateRequest;
import se.nhv.terminology.set.VersionParameters;

/**
 * Inputs as the request records of the verbs, with the guards that say which parameters go together. Pure.
 *
 * <p>Long because each operation's list of parameters stands here in one method, to be compared with its definition.
 */
final class Requests {
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
            "filter",
            "offset",
            "count",
            "includeDesignations",
            "designation",
            "includeDefinition",
            "activeOnly",
            "excludeNested",
            "excludePostCoordinated",
            "displayLanguage",
            "exclude-system",
            "property",
            "useSupplement");
    static final Set<String> VALIDATE = with(
            "url",
            "valueSet",
            "valueSetVersion",
            "code",
            "system",
            "systemVersion",
            "version",
            "display",
            "coding",
            "codeableConcept",
            "codeSystem",
            "displayLanguage",
            "abstract",
            "inferSystem",
            "activeOnly",
            "lenient-display-validation",
            "valueset-membership-only",
            "useSupplement",
            "validation");
    static final Set<String> LOOKUP =
            with("code", "system", "version", "coding", "displayLanguage", "property", "useSupplement");
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

    static final Set<String> FIND_MATCHES = with("system", "version", "property", "exact");
    static final Set<String> CLOSURE = with("name", "concept", "version");
    static final Set<String> VERSIONS_ASKED = Set.of();
    static final Set<String> CACHE_CONTROL = Set.of("mode", "sealed", "tx-resource");
    static final Set<String> PREFERRED_ID = Set.of("id", "type", "date");

    private Requests() {}

    private static Set<String> with(String... own) {
        Set<String> all = new java.util.HashSet<>(VERSIONS);
        all.addAll(List.of(own));
        return Set.copyOf(all);
    }

    static ExpandRequest expand(Inputs in, Scope scope, @Nullable ValueSet instance, Languages header) {
        ValueSet set = valueSet(in, scope, instance);
        if (set == null) {
            throw Inputs.missing("url");
        }
        return new ExpandRequest(
                set,
                in.text("filter"),
                new ExpandRequest.Page(in.count("offset"), in.count("count")),
                new ExpandRequest.Shape(
                        in.bool("excludeNested"),
                        in.bool("activeOnly"),
                        in.bool("excludePostCoordinated"),
                        in.bool("includeDesignations"),
                        in.bool("includeDefinition"),
                        in.texts("designation"),
                        in.texts("property")),
                Languages.parse(in.text("displayLanguage")),
                header,
                versions(in),
                in.canonicals("useSupplement"),
                in.canonicals("exclude-system"));
    }

    /** The value set that is asked about: the instance, the resource in the request, or the one at the url; null when none is named. */
    static @Nullable ValueSet valueSet(Inputs in, Scope scope, @Nullable ValueSet instance) {
        List<Resource> given = in.resources("valueSet");
        String url = given.isEmpty() ? in.firstText("url", "valueSet") : in.text("url");
        int named = (instance == null ? 0 : 1) + (given.isEmpty() ? 0 : 1) + (url == null ? 0 : 1);
        if (named > 1) {
            throw new ProblemException(Problem.error(Code.CONFLICTING_PARAMETERS, "url", "url, valueSet, id"));
        }
        if (instance != null) {
            return instance;
        }
        if (!given.isEmpty()) {
            if (!(given.get(0) instanceof ValueSet)) {
                throw Inputs.malformed("valueSet", given.get(0).fhirType(), "ValueSet");
            }
            return (ValueSet) given.get(0);
        }
        if (url == null) {
            return null;
        }
        Canonical address = Canonical.parse(url);
        String version = in.text("valueSetVersion");
        if (address.version() == null && version != null) {
            address = new Canonical(address.url(), version);
        }
        if (address.version() == null) {
            String standard = standardVersion(in, address.url());
            address = new Canonical(address.url(), standard);
        }
        return scope.valueSet(address);
    }

    private static @Nullable String standardVersion(Inputs in, String url) {
        return in.canonicals("default-valueset-version").stream()
                .filter(canonical -> canonical.url().equals(url))
                .map(Canonical::version)
                .findFirst()
                .orElse(null);
    }

    static VersionParameters versions(Inputs in) {
        return new VersionParameters(
                in.canonicals("system-version"),
                in.canonicals("check-system-version"),
                in.canonicals("force-system-version"),
                in.canonicals("default-valueset-version"));
    }

    /** @param system the code system that a bare code is of, where the operation itself says so; null otherwise */
    static ValidateRequest validate(Inputs in, @Nullable ValueSet set, @Nullable Canonical system, Languages header) {
        CodeableConcept concept = in.concept("codeableConcept");
        Coding coding = in.coding("coding");
        String code = in.text("code");
        if (concept == null && coding == null && code == null) {
            throw Inputs.missing("code");
        }
        if ((concept == null ? 0 : 1) + (coding == null ? 0 : 1) + (code == null ? 0 : 1) > 1) {
            throw new ProblemException(
                    Problem.error(Code.CONFLICTING_PARAMETERS, "code", "code, coding, codeableConcept"));
        }
        ValidateRequest.Form form = ValidateRequest.Form.CODE;
        List<Coding> codings;
        if (concept != null) {
            form = ValidateRequest.Form.CODEABLE_CONCEPT;
            codings = concept.getCoding();
        } else if (coding != null) {
            form = ValidateRequest.Form.CODING;
            codings = List.of(coding);
        } else {
            String version = in.firstText("systemVersion", "version");
            Coding given = new Coding()
                    .setSystem(in.text("system"))
                    .setVersion(version)
                    .setCode(code)
                    .setDisplay(in.text("display"));
            codings = List.of(given);
        }
        if (system != null) {
            codings = codings.stream().map(given -> of(given, system, in)).toList();
        }
        return new ValidateRequest(
                set,
                form,
                codings,
                concept,
                new ValidateRequest.Rules(
                        in.isTrue("inferSystem"),
                        Boolean.FALSE.equals(in.bool("abstract")),
                        in.isTrue("activeOnly"),
                        in.isTrue("lenient-display-validation"),
                        in.isTrue("valueset-membership-only")),
                Languages.parse(in.text("displayLanguage")),
                header,
                versions(in),
                in.canonicals("useSupplement"));
    }

    private static Coding of(Coding given, Canonical system, Inputs in) {
        Coding whole = given.copy();
        if (!whole.hasSystem()) {
            whole.setSystem(system.url());
        }
        if (!whole.hasVersion()) {
            String version = in.firstText("systemVersion", "version");
            whole.setVersion(version == null ? system.version() : version);
        }
        return whole;
    }

    static LookupRequest lookup(Inputs in, Languages header) {
        Coding coding = in.coding("coding");
        if (coding == null) {
            Canonical system = Canonical.parse(in.required("system"));
            String version = in.text("version");
            coding = new Coding()
                    .setSystem(system.url())
                    .setVersion(version == null ? system.version() : version)
                    .setCode(in.required("code"));
        }
        if (!coding.hasSystem()) {
            throw Inputs.missing("system");
        }
        Languages asked = Languages.parse(in.text("displayLanguage"));
        return new LookupRequest(
                coding,
                in.texts("property"),
                asked.isNone() ? header : asked,
                versions(in),
                in.canonicals("useSupplement"));
    }

    static TranslateRequest translate(Inputs in, @Nullable Canonical instance) {
        boolean r5 = in.text("sourceCode") != null
                || in.coding("sourceCoding") != null
                || in.concept("sourceCodeableConcept") != null
                || in.text("targetCode") != null
                || in.coding("targetCoding") != null
                || in.concept("targetCodeableConcept") != null;
        String url = in.text("url");
        String version = in.text("conceptMapVersion");
        Canonical map = instance;
        if (map == null && url != null) {
            map = version == null ? Canonical.parse(url) : new Canonical(url, version);
        }
        return r5 ? r5(in, map) : r4(in, map);
    }

    private static TranslateRequest r4(Inputs in, @Nullable Canonical map) {
        boolean reverse = in.isTrue("reverse");
        List<Coding> codings = codings(in, new Names("code", "system", "version", "coding", "codeableConcept"));
        return new TranslateRequest(
                map,
                codings,
                new TranslateRequest.Scopes(in.text("source"), in.text("target"), in.text("targetsystem")),
                reverse,
                TranslateRequest.Form.R4);
    }

    private static TranslateRequest r5(Inputs in, @Nullable Canonical map) {
        boolean reverse = in.text("targetCode") != null
                || in.coding("targetCoding") != null
                || in.concept("targetCodeableConcept") != null;
        Names names = reverse
                ? new Names("targetCode", "targetSystem", "version", "targetCoding", "targetCodeableConcept")
                : new Names("sourceCode", "sourceSystem", "sourceVersion", "sourceCoding", "sourceCodeableConcept");
        String system = in.text(reverse ? "sourceSystem" : "targetSystem");
        return new TranslateRequest(
                map,
                codings(in, names),
                new TranslateRequest.Scopes(in.text("sourceScope"), in.text("targetScope"), system),
                reverse,
                TranslateRequest.Form.R5);
    }

    private record Names(String code, String system, String version, String coding, String concept) {}

    private static List<Coding> codings(Inputs in, Names names) {
        CodeableConcept concept = in.concept(names.concept());
        if (concept != null) {
            return concept.getCoding();
        }
        Coding coding = in.coding(names.coding());
        if (coding != null) {
            return List.of(coding);
        }
        return List.of(new Coding()
                .setSystem(in.required(names.system()))
                .setVersion(in.text(names.version()))
                .setCode(in.required(names.code())));
    }
}
