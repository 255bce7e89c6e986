package se.nhv.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.CodingVerdict.Membership;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.Segment;
import se.nhv.terminology.set.SystemUse;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.SystemViews;
import se.nhv.terminology.set.VersionChoice;

/**
 * Checks one coding: its system and version, whether it is in the value set, the concept's state, its display. Used for one
 * coding of one request; not thread-safe.
 *
 * <p>Longer than others because these steps share the verdict that they fill, in an order that matters.
 */
final class CodingCheck {
    private static final Comparator<Segment> NEWEST_FIRST =
            Comparator.comparing(Segment::view, SystemViews.NEWEST_FIRST);

    private final Content content;
    private final ValidateRequest request;
    private final @Nullable CompiledSet set;
    private final VersionChoice choice;
    private final Languages languages;
    private final int index;

    CodingCheck(
            Content content,
            ValidateRequest request,
            @Nullable CompiledSet set,
            VersionChoice choice,
            Languages languages,
            int index) {
        this.content = content;
        this.request = request;
        this.set = set;
        this.choice = choice;
        this.languages = languages;
        this.index = index;
    }

    CodingVerdict check() {
        Coding coding = request.codings().get(index);
        CodingVerdict verdict = new CodingVerdict(coding);
        if (!coding.hasSystem()) {
            verdict.issues.add(Issue.warning(IssueType.INVALID, TxIssue.INVALID_DATA, Message.CODING_HAS_NO_SYSTEM)
                    .at(request.base(index)));
            notInSet(verdict);
            return verdict;
        }
        String system = coding.getSystem();
        List<SystemUse> uses = uses(system, coding.getVersion());
        boolean known = content.system(system, null).isPresent();
        boolean usable = systemIssues(verdict, system, known, !uses.isEmpty());
        if (usable && known) {
            versions(verdict, uses);
            find(verdict, uses);
            concept(verdict);
        } else {
            unknown(verdict, uses);
        }
        return verdict;
    }

    private List<SystemUse> uses(String system, @Nullable String version) {
        if (set == null) {
            return List.of(choice.choose(system, version));
        }
        return set.uses().stream()
                .filter(use -> use.included() && use.system().equals(system))
                .toList();
    }

    /** What is wrong with the system's address itself; false when there is no use in looking for it. */
    private boolean systemIssues(CodingVerdict verdict, String system, boolean known, boolean used) {
        String path = request.path(index, "system");
        if (!known && !used && content.isValueSet(system)) {
            verdict.issues.add(Issue.error(IssueType.INVALID, TxIssue.INVALID_DATA, Message.SYSTEM_IS_VALUE_SET, system)
                    .at(path));
            return false;
        }
        if (content.isSupplement(system)) {
            verdict.issues.add(
                    Issue.error(IssueType.INVALID, TxIssue.INVALID_DATA, Message.CODESYSTEM_CS_NO_SUPPLEMENT, system)
                            .at(path));
            return false;
        }
        if (!system.contains(":")) {
            verdict.issues.add(Issue.error(IssueType.INVALID, TxIssue.INVALID_DATA, Message.SYSTEM_IS_RELATIVE)
                    .at(path));
        }
        if (!known) {
            verdict.issues.add(Unknown.toCheck(content, system, verdict.coding.getVersion())
                    .at(path));
            (used && set != null ? verdict.causedBy : verdict.unknownSystems).add(system);
            content.alias(system)
                    .map(own -> Issue.information(
                                    IssueType.INFORMATIONAL, TxIssue.INVALID_DATA, Message.NHV_ALIAS, system, own)
                            .untold()
                            .at(path))
                    .ifPresent(verdict.issues::add);
        }
        return true;
    }

    private void unknown(CodingVerdict verdict, List<SystemUse> uses) {
        if (set != null && !uses.isEmpty()) {
            verdict.membership = Membership.UNDECIDED;
            verdict.issues.add(Issue.warning(
                    IssueType.NOTFOUND,
                    TxIssue.VS_INVALID,
                    Message.UNABLE_TO_CHECK_SYSTEM,
                    set.name(),
                    verdict.coding.getSystem()));
        } else {
            notInSet(verdict);
        }
    }

    private void versions(CodingVerdict verdict, List<SystemUse> uses) {
        String system = verdict.coding.getSystem();
        String version = verdict.coding.getVersion();
        if (version == null) {
            return;
        }
        boolean known = content.system(system, version).isPresent();
        if (!known) {
            verdict.issues.add(Unknown.toCheck(content, system, version).at(request.path(index, "system")));
            verdict.causedBy.add(system + "|" + version);
        }
        if (set != null) {
            VersionIssues.mismatch(uses, version, known)
                    .ifPresent(issue -> verdict.issues.add(issue.at(request.path(index, "version"))));
        }
    }

    private void find(CodingVerdict verdict, List<SystemUse> uses) {
        String code = String.valueOf(verdict.coding.getCode());
        List<Segment> segments = segments(verdict.coding);
        Optional<Segment> found = segments.stream()
                .filter(segment -> has(segment, code))
                .min(Comparator.comparing(segment -> !displayFits(verdict.coding, segment)));
        verdict.segment = found.orElse(null);
        verdict.view = found.map(Segment::view).orElseGet(() -> view(verdict.coding, uses, segments));
        verdict.concept = verdict.view == null ? -1 : verdict.view.base().find(code);
        for (SystemUse use : uses) {
            String wanted = use.wanted();
            boolean told = wanted != null && wanted.equals(verdict.coding.getVersion());
            if (found.isEmpty() && use.view() == null && wanted != null) {
                verdict.membership = Membership.UNDECIDED;
                if (!told) {
                    verdict.issues.add(
                            Unknown.toCheck(content, use.system(), wanted).at(request.path(index, "system")));
                    verdict.causedBy.add(use.system() + "|" + wanted);
                }
            }
        }
        if (verdict.view != null && !uses.isEmpty()) {
            VersionCheck.issue(request.versions(), verdict.view)
                    .ifPresent(issue -> verdict.issues.add(issue.at(request.path(index, "version"))));
        }
        if (found.isPresent() || (set == null && verdict.concept >= 0)) {
            verdict.membership = Membership.IN;
        }
    }

    /** Where the coding may be found: in its own version if the set has it, else in all, the newest first. */
    private List<Segment> segments(Coding coding) {
        if (set == null) {
            return List.of();
        }
        List<Segment> all = new ArrayList<>(set.segments().stream()
                .filter(segment -> segment.system().equals(coding.getSystem()))
                .sorted(NEWEST_FIRST)
                .toList());
        List<Segment> same = all.stream()
                .filter(segment -> Objects.equals(segment.view().version(), coding.getVersion()))
                .toList();
        return coding.hasVersion() && !same.isEmpty() ? same : all;
    }

    /** The version to speak of when the code is not in the set: one that has the code, if any. */
    private @Nullable SystemView view(Coding coding, List<SystemUse> uses, List<Segment> segments) {
        List<SystemView> views = new ArrayList<>();
        segments.forEach(segment -> views.add(segment.view()));
        if (views.isEmpty()) {
            uses.stream()
                    .map(SystemUse::view)
                    .filter(Objects::nonNull)
                    .sorted(SystemViews.NEWEST_FIRST)
                    .forEach(views::add);
        }
        for (SystemView view : views) {
            if (view.base().find(String.valueOf(coding.getCode())) >= 0) {
                return view;
            }
        }
        if (!views.isEmpty()) {
            return views.get(0);
        }
        SystemView own = choice.choose(coding.getSystem(), coding.getVersion()).view();
        return own == null ? choice.choose(coding.getSystem(), null).view() : own;
    }

    private void concept(CodingVerdict verdict) {
        SystemView view = verdict.view;
        if (view == null) {
            notInSet(verdict);
            return;
        }
        boolean unknownInFragment = verdict.concept < 0 && view.base().header().isFragment();
        if (verdict.concept < 0 && !request.rules().membershipOnly()) {
            unknownCode(verdict, view);
        }
        if (unknownInFragment && isWhole(view)) {
            verdict.membership = Membership.IN;
        }
        if (verdict.concept >= 0) {
            new ConceptCheck(request, set, index).check(verdict, view);
            display(verdict, view);
        }
        if (verdict.membership == Membership.OUT) {
            notInSet(verdict);
        }
    }

    private void unknownCode(CodingVerdict verdict, SystemView view) {
        var header = view.base().header();
        String code = String.valueOf(verdict.coding.getCode());
        Issue issue;
        if (header.isFragment()) {
            String version = header.version() == null ? "" : header.version();
            issue = Issue.warning(
                            IssueType.CODEINVALID,
                            TxIssue.INVALID_CODE,
                            Message.UNKNOWN_CODE_IN_FRAGMENT,
                            code,
                            header.url(),
                            version)
                    .untold();
        } else if (header.version() == null) {
            issue = Issue.error(IssueType.CODEINVALID, TxIssue.INVALID_CODE, Message.UNKNOWN_CODE, code, header.url());
        } else {
            issue = Issue.error(
                    IssueType.CODEINVALID,
                    TxIssue.INVALID_CODE,
                    Message.UNKNOWN_CODE_IN_VERSION,
                    code,
                    header.url(),
                    header.version());
        }
        verdict.issues.add(issue.at(request.path(index, "code")));
    }

    /** Whether all of a system is in the set, or the system itself is asked. */
    private boolean isWhole(SystemView view) {
        return set == null
                || set.segments().stream()
                        .anyMatch(segment -> segment.whole() && segment.view().base() == view.base());
    }

    private void display(CodingVerdict verdict, SystemView view) {
        var stated = verdict.segment == null ? null : verdict.segment.stated().get(verdict.concept);
        List<Designation> names = Displays.names(view, verdict.concept, stated);
        Designation chosen = Displays.choose(names, languages);
        Designation shown = chosen == null ? Displays.display(names) : chosen;
        verdict.display = shown == null ? null : shown.value();
        Coding coding = verdict.coding;
        if (!coding.hasDisplay() || request.rules().membershipOnly()) {
            return;
        }
        new DisplayCheck(
                        languages,
                        view.base().header().language(),
                        request.rules().lenientDisplay())
                .issue(view.url(), coding.getCode(), coding.getDisplay(), names)
                .ifPresent(issue -> verdict.issues.add(issue.at(request.path(index, "display"))));
    }

    private boolean displayFits(Coding coding, Segment segment) {
        if (!coding.hasDisplay()) {
            return true;
        }
        int concept = segment.view().base().find(coding.getCode());
        return Displays.names(segment.view(), concept, segment.stated().get(concept)).stream()
                .anyMatch(name -> name.value().equalsIgnoreCase(coding.getDisplay()));
    }

    private void notInSet(CodingVerdict verdict) {
        if (set != null) {
            verdict.issues.add(NotInSet.issue(request, set, verdict.coding, index));
        }
    }

    private static boolean has(Segment segment, String code) {
        int concept = segment.view().base().find(code);
        return concept >= 0 && segment.members().get(concept);
    }
}
