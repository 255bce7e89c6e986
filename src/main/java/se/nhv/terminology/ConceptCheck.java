package se.nhv.terminology;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.CodingVerdict.Membership;
import se.nhv.terminology.code.ConceptStates;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.SystemView;

/** What the state of a concept and of its resources means for the answer: case, abstract, inactive, deprecated, draft. */
final class ConceptCheck {
    private final ValidateRequest request;
    private final @Nullable CompiledSet set;
    private final int index;

    ConceptCheck(ValidateRequest request, @Nullable CompiledSet set, int index) {
        this.request = request;
        this.set = set;
        this.index = index;
    }

    void check(CodingVerdict verdict, SystemView view) {
        boolean found = verdict.membership == Membership.IN;
        if (!found || request.rules().membershipOnly()) {
            if (found) {
                refuse(verdict, view.base().states());
            }
            return;
        }
        caseDifference(verdict, view);
        refuse(verdict, view.base().states());
        comment(verdict, view.base().states());
        statedByValueSet(verdict);
        resources(verdict, view);
    }

    private void caseDifference(CodingVerdict verdict, SystemView view) {
        String own = verdict.normalizedCode();
        if (own != null) {
            add(
                    verdict,
                    "code",
                    Issue.information(
                                    IssueType.BUSINESSRULE,
                                    TxIssue.CODE_RULE,
                                    Message.CODE_CASE_DIFFERENCE,
                                    verdict.coding.getCode(),
                                    own,
                                    view.base().header().canonical())
                            .untold());
        }
    }

    /** Abstract and inactive codes that are not wanted are not in the set. */
    private void refuse(CodingVerdict verdict, ConceptStates states) {
        if (request.rules().abstractRefused() && states.isAbstract(verdict.concept)) {
            add(
                    verdict,
                    "code",
                    Issue.error(
                            IssueType.BUSINESSRULE,
                            TxIssue.CODE_RULE,
                            Message.ABSTRACT_CODE_NOT_ALLOWED,
                            verdict.coding.getSystem(),
                            verdict.coding.getCode()));
            verdict.membership = Membership.OUT;
        }
        boolean activeOnly = request.rules().activeOnly() || (set != null && set.activeOnly());
        if (activeOnly && states.isInactive(verdict.concept)) {
            add(
                    verdict,
                    "code",
                    Issue.error(
                            IssueType.BUSINESSRULE,
                            TxIssue.CODE_RULE,
                            Message.STATUS_CODE_WARNING_CODE,
                            "not active",
                            verdict.coding.getCode()));
            verdict.membership = Membership.OUT;
        }
    }

    private void comment(CodingVerdict verdict, ConceptStates states) {
        String code = verdict.coding.getCode();
        String status = states.status(verdict.concept);
        Issue issue = null;
        if (states.isInactive(verdict.concept)) {
            String text = status == null || status.equals("inactive") ? "inactive" : status + " and inactive";
            issue = Issue.warning(
                    IssueType.BUSINESSRULE, TxIssue.CODE_COMMENT, Message.INACTIVE_CONCEPT_FOUND, text, code);
        } else if (states.isDeprecated(verdict.concept)) {
            issue = Issue.warning(
                    IssueType.BUSINESSRULE,
                    TxIssue.CODE_COMMENT,
                    Message.DEPRECATED_CONCEPT_FOUND,
                    String.valueOf(status),
                    code);
        }
        if (issue != null) {
            verdict.issues.add(issue.at(request.base(index)));
        }
    }

    private void statedByValueSet(CodingVerdict verdict) {
        if (verdict.segment == null || set == null) {
            return;
        }
        var stated = verdict.segment.stated().get(verdict.concept);
        if (stated != null && StatedConcepts.isDeprecated(stated)) {
            add(
                    verdict,
                    "code",
                    Issue.warning(
                                    IssueType.BUSINESSRULE,
                                    TxIssue.CODE_COMMENT,
                                    Message.CONCEPT_DEPRECATED_IN_VALUESET,
                                    verdict.coding.getSystem(),
                                    verdict.coding.getCode(),
                                    "deprecated",
                                    set.name())
                            .untold());
        }
    }

    private void resources(CodingVerdict verdict, SystemView view) {
        ValueSet asked = set == null ? null : set.definition();
        StatusNotes.of(view.base().header(), asked).ifPresent(note -> verdict.issues.add(issue(note)));
        if (set != null && asked != null && asked.hasUrl()) {
            StatusNotes.of(asked, asked).ifPresent(note -> verdict.issues.add(issue(note)));
            for (ValueSet imported : set.imported()) {
                StatusNotes.of(imported, asked).ifPresent(note -> verdict.issues.add(issue(note)));
            }
        }
    }

    private static Issue issue(StatusNotes.Note note) {
        return Issue.information(
                        IssueType.BUSINESSRULE, TxIssue.STATUS_CHECK, note.message(), note.canonical(), "", note.type())
                .untold();
    }

    private void add(CodingVerdict verdict, String element, Issue issue) {
        verdict.issues.add(issue.at(request.path(index, element)));
    }
}
