package se.nhv.terminology;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import se.nhv.terminology.code.Hierarchy;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.VersionParameters;

/** {@code CodeSystem/$subsumes} (R4): how two codes of one system stand to each other. Stateless. */
public final class Subsumes {

    /** R4 concept-subsumption-outcome. */
    public enum Outcome {
        EQUIVALENT("equivalent"),
        SUBSUMES("subsumes"),
        SUBSUMED_BY("subsumed-by"),
        NOT_SUBSUMED("not-subsumed");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Both codings name the same system; a version stands in the first. */
    public Outcome subsumes(Scope scope, Coding a, Coding b, VersionParameters versions) {
        if (!Objects.equals(a.getSystem(), b.getSystem())) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.INVALID,
                            null,
                            Message.NHV_PARAMETERS,
                            "codingA and codingB are of different code systems: " + a.getSystem() + ", "
                                    + b.getSystem()));
        }
        Located first = Located.coding(scope, a, versions, List.of());
        Located second = Located.coding(scope, b.copy().setVersion(a.getVersion()), versions, List.of());
        return compare(first.view(), first.concept(), second.concept());
    }

    static Outcome compare(SystemView view, int a, int b) {
        refuseCircular(view);
        Hierarchy hierarchy = view.base().hierarchy();
        if (a == b) {
            return Outcome.EQUIVALENT;
        }
        if (hierarchy.subsumes(a, b)) {
            return Outcome.SUBSUMES;
        }
        return hierarchy.subsumes(b, a) ? Outcome.SUBSUMED_BY : Outcome.NOT_SUBSUMED;
    }

    /** Refused when the hierarchy of the system is circular. */
    static void refuseCircular(SystemView view) {
        Hierarchy hierarchy = view.base().hierarchy();
        if (hierarchy.circularAt() >= 0) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.BUSINESSRULE,
                            TxIssue.VS_INVALID,
                            Message.NHV_HIERARCHY_CIRCULAR,
                            view.base().header().canonical(),
                            view.base().code(hierarchy.circularAt())));
        }
    }
}
