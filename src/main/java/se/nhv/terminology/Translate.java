package se.nhv.terminology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedMode;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * {@code ConceptMap/$translate} (R4): forward from a source code to its targets, or in reverse from a target code to the sources
 * that map to it; in reverse an equivalence is turned around. Unmapped codes follow the group's rule. Stateless.
 *
 * <p>A little long because both directions are told by the same small steps.
 */
public final class Translate {

    public Translation translate(Scope scope, TranslateRequest request) {
        List<Translation.Match> matches = new ArrayList<>();
        Set<String> conditional = new LinkedHashSet<>();
        for (ConceptMap map : maps(scope, request)) {
            for (Coding coding : request.codings()) {
                matches.addAll(
                        request.reverse()
                                ? reverse(map, coding, request, conditional)
                                : forward(map, coding, request, conditional));
            }
        }
        List<Translation.Match> kept = matches.stream()
                .filter(match -> inScope(scope, match, request))
                .distinct()
                .toList();
        boolean result = kept.stream().anyMatch(match -> relates(match.equivalence()));
        String message = conditional.isEmpty()
                ? "No mapping found"
                : "Left out, for they hold only with a dependency that was not given: "
                        + String.join("; ", conditional);
        return new Translation(result, result && conditional.isEmpty() ? null : message, kept);
    }

    private static List<ConceptMap> maps(Scope scope, TranslateRequest request) {
        Canonical address = request.map();
        if (address != null) {
            return List.of(scope.content()
                    .map(address)
                    .orElseThrow(() -> new TxException(
                            404,
                            Issue.error(
                                    IssueType.NOTFOUND,
                                    TxIssue.NOT_FOUND,
                                    Message.NHV_UNKNOWN_MAP,
                                    address.toString()))));
        }
        TranslateRequest.Scopes scopes = request.scopes();
        return scope.content().maps().stream()
                .filter(map -> scopes.sourceSet() == null
                        || !map.hasSource()
                        || names(map.getSource().primitiveValue(), scopes.sourceSet()))
                .toList();
    }

    private static boolean names(@Nullable String canonical, String asked) {
        return canonical != null
                && Canonical.parse(canonical)
                        .url()
                        .equals(Canonical.parse(asked).url());
    }

    private static List<Translation.Match> forward(
            ConceptMap map, Coding coding, TranslateRequest request, Set<String> conditional) {
        List<Translation.Match> matches = new ArrayList<>();
        for (ConceptMapGroupComponent group : map.getGroup()) {
            if (!isOf(group.getSource(), coding) || !wanted(group.getTarget(), request)) {
                continue;
            }
            boolean listed = false;
            for (SourceElementComponent element : group.getElement()) {
                if (Objects.equals(element.getCode(), coding.getCode())) {
                    listed = true;
                    for (TargetElementComponent target : element.getTarget()) {
                        if (holds(target, request, conditional)) {
                            matches.add(match(map, group, element, target, false));
                        }
                    }
                }
            }
            if (!listed && group.hasUnmapped()) {
                Coding unmapped = unmapped(group, coding);
                if (unmapped != null) {
                    matches.add(new Translation.Match(
                            coding,
                            unmapped,
                            ConceptMapEquivalence.RELATEDTO,
                            false,
                            null,
                            List.of(),
                            map.getUrl(),
                            map.getVersion()));
                }
            }
        }
        return matches;
    }

    private static @Nullable Coding unmapped(ConceptMapGroupComponent group, Coding coding) {
        ConceptMapGroupUnmappedComponent rule = group.getUnmapped();
        if (rule.getMode() == ConceptMapGroupUnmappedMode.PROVIDED) {
            return coding(group.getTarget(), coding.getCode(), coding.getDisplay());
        }
        boolean fixed = rule.getMode() == ConceptMapGroupUnmappedMode.FIXED && rule.hasCode();
        return fixed ? coding(group.getTarget(), rule.getCode(), rule.getDisplay()) : null;
    }

    private static List<Translation.Match> reverse(
            ConceptMap map, Coding coding, TranslateRequest request, Set<String> conditional) {
        List<Translation.Match> matches = new ArrayList<>();
        for (ConceptMapGroupComponent group : map.getGroup()) {
            if (!isOf(group.getTarget(), coding)) {
                continue;
            }
            for (SourceElementComponent element : group.getElement()) {
                for (TargetElementComponent target : element.getTarget()) {
                    boolean asked = Objects.equals(target.getCode(), coding.getCode());
                    if (asked && holds(target, request, conditional)) {
                        matches.add(match(map, group, element, target, true));
                    }
                }
            }
        }
        return matches;
    }

    /** Whether a mapping may be told; one that lacks its dependency is noted. */
    private static boolean holds(TargetElementComponent target, TranslateRequest request, Set<String> conditional) {
        if (Dependency.hold(request.dependencies(), target)) {
            return true;
        }
        conditional.add(Dependency.told(target));
        return false;
    }

    /** The equivalence seen from the other side. */
    static ConceptMapEquivalence turned(ConceptMapEquivalence equivalence) {
        switch (equivalence) {
            case WIDER:
                return ConceptMapEquivalence.NARROWER;
            case NARROWER:
                return ConceptMapEquivalence.WIDER;
            case SUBSUMES:
                return ConceptMapEquivalence.SPECIALIZES;
            case SPECIALIZES:
                return ConceptMapEquivalence.SUBSUMES;
            default:
                return equivalence;
        }
    }

    private static boolean relates(ConceptMapEquivalence equivalence) {
        return equivalence != ConceptMapEquivalence.DISJOINT && equivalence != ConceptMapEquivalence.UNMATCHED;
    }

    private static boolean isOf(@Nullable String system, Coding coding) {
        return system != null && Canonical.parse(system).url().equals(coding.getSystem());
    }

    private static boolean wanted(@Nullable String target, TranslateRequest request) {
        String system = request.scopes().system();
        return system == null
                || (target != null && Canonical.parse(target).url().equals(system));
    }

    private static boolean inScope(Scope scope, Translation.Match match, TranslateRequest request) {
        String system = request.scopes().system();
        if (system != null && !system.equals(match.concept().getSystem())) {
            return false;
        }
        String target = request.scopes().targetSet();
        if (target == null) {
            return true;
        }
        ValueSet set = scope.valueSet(Canonical.parse(target));
        return ValidateCode.systemsWith(
                        scope.compile(set), String.valueOf(match.concept().getCode()))
                .contains(match.concept().getSystem());
    }

    private static Coding coding(@Nullable String system, @Nullable String code, @Nullable String display) {
        Coding coding = new Coding().setCode(code).setDisplay(display);
        if (system != null) {
            Canonical address = Canonical.parse(system);
            coding.setSystem(address.url()).setVersion(address.version());
        }
        return coding;
    }

    private static Translation.Match match(
            ConceptMap map,
            ConceptMapGroupComponent group,
            SourceElementComponent element,
            TargetElementComponent target,
            boolean reversed) {
        ConceptMapEquivalence stated = target.getEquivalence();
        return new Translation.Match(
                coding(group.getSource(), element.getCode(), element.getDisplay()),
                coding(group.getTarget(), target.getCode(), target.getDisplay()),
                stated == null ? ConceptMapEquivalence.RELATEDTO : stated,
                reversed,
                target.getComment(),
                target.getProduct().stream()
                        .map(product -> new Translation.Product(
                                product.getProperty(),
                                coding(product.getSystem(), product.getValue(), product.getDisplay())))
                        .toList(),
                map.getUrl(),
                map.getVersion());
    }
}
