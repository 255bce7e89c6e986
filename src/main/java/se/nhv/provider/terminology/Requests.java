package se.nhv.provider.terminology;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.terminology.Dependency;
import se.nhv.terminology.ElementBinding;
import se.nhv.terminology.ExpandRequest;
import se.nhv.terminology.Languages;
import se.nhv.terminology.LookupRequest;
import se.nhv.terminology.TranslateRequest;
import se.nhv.terminology.ValidateRequest;
import se.nhv.terminology.set.VersionParameters;

/**
 * Inputs as the request records of the verbs, with the guards that say which parameters go together. Pure.
 *
 * <p>Long because each operation's list of parameters stands here in one method, to be compared with its definition.
 */
final class Requests {
    private static final List<String> DIRECTIONS = List.of("incoming", "outgoing");

    private Requests() {}

    static ExpandRequest expand(Doors.Visit visit, Inputs in, @Nullable ValueSet instance) {
        ValueSet set = valueSet(visit, in, instance);
        if (set == null) {
            throw Inputs.missing("url");
        }
        return new ExpandRequest(
                set,
                in.text("filter"),
                new ExpandRequest.Page(in.count("offset"), in.count("count")),
                new ExpandRequest.Shape(
                        in.bool("excludeNested"),
                        in.bool("excludeNotForUI"),
                        in.bool("activeOnly"),
                        in.bool("excludePostCoordinated"),
                        in.bool("includeDesignations"),
                        in.bool("includeDefinition"),
                        in.texts("designation"),
                        in.texts("property")),
                Languages.parse(in.text("displayLanguage")),
                visit.header(),
                versions(in),
                in.canonicals("useSupplement"),
                in.canonicals("exclude-system"),
                new ExpandRequest.Circumstances(in.text("context"), direction(in), in.text(OperationParameters.DATE)));
    }

    /** R4 elements have one binding, so both directions mean the same value set. */
    private static @Nullable String direction(Inputs in) {
        String direction = in.text("contextDirection");
        if (direction != null && !DIRECTIONS.contains(direction)) {
            throw Inputs.malformed("contextDirection", direction, String.join(", ", DIRECTIONS));
        }
        if (direction != null && in.text("context") == null) {
            throw Inputs.missing("context");
        }
        return direction;
    }

    /**
     * The value set that is asked about: the instance, the resource in the request, the one at the url, or the one that the
     * element of a profile is bound to; null when none is named.
     */
    static @Nullable ValueSet valueSet(Doors.Visit visit, Inputs in, @Nullable ValueSet instance) {
        List<Resource> given = in.resources("valueSet");
        String url = given.isEmpty() ? in.firstText("url", "valueSet") : in.text("url");
        String context = in.text("context");
        int named = (instance == null ? 0 : 1)
                + (given.isEmpty() ? 0 : 1)
                + (url == null ? 0 : 1)
                + (context == null ? 0 : 1);
        if (named > 1) {
            throw new ProblemException(Problem.error(Code.CONFLICTING_PARAMETERS, "url", "url, valueSet, context, id"));
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
        if (context != null && context.indexOf('#') < 1) {
            throw Inputs.malformed("context", context, "[StructureDefinition]#[element]");
        }
        if (context != null) {
            return visit.scope().valueSet(ElementBinding.valueSet(visit.catalogue(), context));
        }
        if (url == null) {
            return null;
        }
        return visit.scope().valueSet(address(in, url));
    }

    private static Canonical address(Inputs in, String url) {
        Canonical address = Canonical.parse(url);
        String version = in.text("valueSetVersion");
        if (address.version() == null && version != null) {
            address = new Canonical(address.url(), version);
        }
        if (address.version() == null) {
            String standard = standardVersion(in, address.url());
            address = new Canonical(address.url(), standard);
        }
        return address;
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
        in.atMostOneOf("code", "coding", "codeableConcept");
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
        in.atMostOneOf("code", "coding");
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
                dependencies(in),
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
                dependencies(in),
                TranslateRequest.Form.R5);
    }

    private static List<Dependency> dependencies(Inputs in) {
        List<Dependency> all = new ArrayList<>();
        for (ParametersParameterComponent dependency : in.named("dependency")) {
            Type element = Inputs.part(dependency, "element");
            Type concept = Inputs.part(dependency, "concept");
            if (element == null || !(concept instanceof CodeableConcept value)) {
                throw Inputs.malformed("dependency", "-", "part element (uri), part concept (CodeableConcept)");
            }
            all.add(new Dependency(String.valueOf(element.primitiveValue()), value.getCoding()));
        }
        return all;
    }

    private record Names(String code, String system, String version, String coding, String concept) {}

    private static List<Coding> codings(Inputs in, Names names) {
        in.atMostOneOf(names.code(), names.coding(), names.concept());
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
