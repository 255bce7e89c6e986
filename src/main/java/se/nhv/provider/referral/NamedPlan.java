package se.nhv.provider.referral;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Canonical;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The plan that {@code $apply} is asked for, and the input without the parameter that named it. Only plans of the register are
 * applied: a plan that is sent along says which, by its url and version. Immutable.
 *
 * @param area the code of the plan's area
 */
record NamedPlan(String area, OperationInput rest) {
    /** R4's name for it on the type level, and those of CPG. */
    private static final Set<String> NAMES = Set.of("planDefinition", "canonical", "url");

    /** The plan of an address. */
    static NamedPlan of(Catalogue catalogue, IdType id, OperationInput input) {
        return of(CareInput.find(catalogue, "PlanDefinition", id), input);
    }

    /**
     * The plan that the parameters name.
     *
     * @throws ProblemException when they name none, several, or one that is not here
     */
    static NamedPlan in(Catalogue catalogue, OperationInput input) {
        List<Given> naming =
                input.given().stream().filter(one -> NAMES.contains(one.name())).toList();
        if (naming.size() != 1) {
            Code code = naming.isEmpty() ? Code.MISSING_PARAMETER : Code.CONFLICTING_PARAMETERS;
            throw refused(Problem.error(code, "planDefinition", "planDefinition")
                    .allowing("planDefinition | canonical | url"));
        }
        Given given = naming.get(0);
        Canonical canonical = canonical(given);
        Entry entry = catalogue.all("PlanDefinition").stream()
                .filter(one -> is(one.resource(PlanDefinition.class), canonical))
                .findFirst()
                .orElseThrow(() -> refused(Problem.error(Code.UNKNOWN_RESOURCE, given.name(), canonical.toString())));
        List<Given> rest = input.given().stream().filter(one -> one != given).toList();
        return of(entry, new OperationInput(rest, input.faults()));
    }

    private static NamedPlan of(Entry entry, OperationInput rest) {
        List<Coding> topics = entry.resource(PlanDefinition.class).getTopic().stream()
                .flatMap(topic -> topic.getCoding().stream())
                .toList();
        return new NamedPlan(String.valueOf(CareInput.areaCode(topics)), rest);
    }

    private static boolean is(PlanDefinition plan, Canonical canonical) {
        return canonical.url().equals(plan.getUrl())
                && (canonical.version() == null
                        ? plan.getStatus().toCode().equals("active")
                        : canonical.version().equals(plan.getVersion()));
    }

    private static Canonical canonical(Given given) {
        @Nullable String text = given.text();
        if (given.resource() instanceof PlanDefinition sent) {
            text = sent.hasUrl() && sent.hasVersion() ? sent.getUrl() + "|" + sent.getVersion() : sent.getUrl();
        } else if (given.value() != null) {
            text = given.value().primitiveValue();
        }
        if (text == null || text.isBlank()) {
            throw refused(Problem.error(Code.MALFORMED_PARAMETER, given.name(), given.name(), given.shown())
                    .allowing("url, url|version, resource: PlanDefinition.url"));
        }
        return Canonical.parse(text);
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(List.of(problem));
    }
}
