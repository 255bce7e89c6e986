package se.nhv.terminology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.CodingVerdict.Membership;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.Segment;
import se.nhv.terminology.set.VersionChoice;

/**
 * {@code ValueSet/$validate-code} and {@code CodeSystem/$validate-code}: whether a code, a coding or one coding of a concept is
 * valid, with the issues that HL7's tests name. Stateless.
 */
public final class ValidateCode {

    public Validation validate(Scope scope, ValidateRequest asked) {
        ValueSet definition = asked.set();
        Languages languages = languages(asked);
        if (definition != null
                && asked.rules().inferSystem()
                && !asked.codings().get(0).hasSystem()) {
            return new Inference(this).infer(scope, asked, definition);
        }
        List<CodingVerdict> verdicts = new ArrayList<>();
        CompiledSet set = null;
        for (int i = 0; i < asked.codings().size(); i++) {
            Map<String, String> own = version(asked.codings().get(i));
            if (definition != null) {
                set = scope.compile(definition, asked.versions(), asked.supplements(), own);
                if (set.missing() != null) {
                    return missingImport(asked, set.missing());
                }
            }
            VersionChoice choice = new VersionChoice(scope.content(), asked.versions(), own);
            choice.require(asked.supplements());
            verdicts.add(new CodingCheck(scope.content(), asked, set, choice, languages, i).check());
        }
        return answer(asked, set, verdicts);
    }

    private static Languages languages(ValidateRequest asked) {
        if (!asked.languages().isNone()) {
            return asked.languages();
        }
        ValueSet set = asked.set();
        Languages own = set == null ? Languages.NONE : Languages.parse(CompiledSet.parameter(set, "displayLanguage"));
        if (!own.isNone()) {
            return own;
        }
        if (set == null || !asked.header().isNone()) {
            return asked.header();
        }
        return Languages.parse(set.getLanguage());
    }

    private static Map<String, String> version(Coding coding) {
        return coding.hasSystem() && coding.hasVersion() ? Map.of(coding.getSystem(), coding.getVersion()) : Map.of();
    }

    private static Validation answer(ValidateRequest asked, @Nullable CompiledSet set, List<CodingVerdict> verdicts) {
        boolean concept = asked.form() == ValidateRequest.Form.CODEABLE_CONCEPT;
        CodingVerdict subject = subject(verdicts, concept);
        List<Issue> issues = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        Set<String> causedBy = new LinkedHashSet<>();
        for (CodingVerdict verdict : verdicts) {
            boolean otherwiseValid = concept && subject != null && subject.membership == Membership.IN;
            verdict.issues.forEach(issue -> issues.add(otherwiseValid ? lenient(verdict, issue) : issue));
            unknown.addAll(verdict.unknownSystems);
            causedBy.addAll(verdict.causedBy);
        }
        boolean undecided = verdicts.stream().anyMatch(verdict -> verdict.membership == Membership.UNDECIDED);
        if (concept && set != null && subject == null && !undecided) {
            issues.add(Issue.error(
                    IssueType.CODEINVALID, TxIssue.NOT_IN_VS, Message.TX_GENERAL_CC_ERROR_MESSAGE, set.name()));
        }
        boolean result = subject != null
                && subject.membership == Membership.IN
                && issues.stream().noneMatch(Issue::isError);
        return new Validation(
                result,
                subject == null ? null : subject.subject(),
                issues.stream().distinct().toList(),
                asked.concept(),
                subject != null && subject.isInactive(),
                subject == null ? null : subject.status(),
                subject == null ? null : subject.normalizedCode(),
                List.copyOf(unknown),
                List.copyOf(causedBy));
    }

    /** Where another coding is in the value set, one of an unknown system is left unchecked, and that is only a warning. */
    private static Issue lenient(CodingVerdict verdict, Issue issue) {
        boolean unknownSystem = !verdict.unknownSystems.isEmpty() && issue.isError() && issue.tx() == TxIssue.NOT_FOUND;
        if (!unknownSystem) {
            return issue;
        }
        return Issue.warning(
                        IssueType.NOTFOUND,
                        TxIssue.NOT_FOUND,
                        Message.UNKNOWN_CODESYSTEM_CODING_NOT_CHECKED,
                        verdict.coding.getSystem())
                .at(issue.expression());
    }

    /** The coding that the answer speaks of: of a concept the first that is in the set. */
    private static @Nullable CodingVerdict subject(List<CodingVerdict> verdicts, boolean concept) {
        for (CodingVerdict verdict : verdicts) {
            if (verdict.membership == Membership.IN) {
                return verdict;
            }
        }
        return concept || verdicts.isEmpty() ? null : verdicts.get(0);
    }

    private static Validation missingImport(ValidateRequest asked, String missing) {
        Issue issue = Issue.error(IssueType.NOTFOUND, TxIssue.NOT_FOUND, Message.UNABLE_TO_RESOLVE_VALUE_SET, missing);
        return new Validation(false, null, List.of(issue), asked.concept(), false, null, null, List.of(), List.of());
    }

    /** The systems in a set that have a code. */
    static Set<String> systemsWith(CompiledSet set, String code) {
        Set<String> systems = new LinkedHashSet<>();
        for (Segment segment : set.segments()) {
            int concept = segment.view().base().find(code);
            if (concept >= 0 && segment.members().get(concept)) {
                systems.add(segment.system());
            }
        }
        return systems;
    }
}
