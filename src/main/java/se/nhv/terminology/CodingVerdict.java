package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.set.Segment;
import se.nhv.terminology.set.SystemView;

/** What has been found out about one coding; filled by {@link CodingCheck} and its helpers. Not thread-safe. */
final class CodingVerdict {
    /** Whether a coding is in the value set. */
    enum Membership {
        IN,
        OUT,
        /** A system or version that is not known stands in the way. */
        UNDECIDED
    }

    final Coding coding;
    final List<Issue> issues = new ArrayList<>();
    final List<String> unknownSystems = new ArrayList<>();
    final List<String> causedBy = new ArrayList<>();
    Membership membership = Membership.OUT;

    /** The version of the system that the verdict speaks of. */
    @Nullable
    SystemView view;

    /** The concept in the view; -1 when it has none. */
    int concept = -1;

    /** Where the concept was found; null when it is not in the set. */
    @Nullable
    Segment segment;

    @Nullable
    String display;

    CodingVerdict(Coding coding) {
        this.coding = coding;
    }

    boolean hasConcept() {
        return view != null && concept >= 0;
    }

    boolean isInactive() {
        return view != null && concept >= 0 && view.base().states().isInactive(concept);
    }

    /** The status to tell: of inactive and deprecated concepts only. */
    @Nullable
    String status() {
        if (view == null || concept < 0) {
            return null;
        }
        var states = view.base().states();
        return states.isInactive(concept) || states.isDeprecated(concept) ? states.status(concept) : null;
    }

    /** The code as the system writes it, where the coding's differs by case. */
    @Nullable
    String normalizedCode() {
        if (view == null || concept < 0) {
            return null;
        }
        String own = view.base().code(concept);
        return own.equals(coding.getCode()) ? null : own;
    }

    Validation.Subject subject() {
        return new Validation.Subject(
                String.valueOf(coding.getCode()), coding.getSystem(), view == null ? null : view.version(), display);
    }
}
