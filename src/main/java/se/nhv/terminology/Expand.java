package se.nhv.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.code.VersionRule;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.Segment;
import se.nhv.terminology.set.SystemUse;

/**
 * {@code ValueSet/$expand}. The order is that of the value set: include by include, each in its own order or the system's; with a
 * filter, the best match first ({@link CodeSearch}). Pages are cut from that one order, so they never overlap. Stateless.
 */
public final class Expand {
    /** Without a count, more codes than this are refused: a client that wants them pages. */
    static final int MOST_UNPAGED = 1_000;

    /** The longest page. */
    static final int LONGEST_PAGE = 10_000;

    private final CodeSearch search;

    public Expand(CodeSearch search) {
        this.search = search;
    }

    /** A concept of a segment: what pages are made of. */
    record Member(Segment segment, int concept) {}

    public Expansion expand(Scope scope, ExpandRequest request) {
        CompiledSet set = scope.compile(request.set(), request.versions(), request.supplements(), java.util.Map.of());
        refuseUnfound(scope, set, request);
        List<Segment> segments = segments(set, request);
        String filter = request.filter() == null ? "" : request.filter();
        boolean filtered = !filter.isBlank();
        CodeSearch.Found found = filtered
                ? search.members(segments, filter)
                : new CodeSearch.Found(members(segments), List.of(), List.of());
        List<Member> members = found.members();
        int total = members.size();
        ExpandRequest.Page page = request.page();
        boolean tooMany = page.count() == null ? total - page.start() > MOST_UNPAGED : page.count() > LONGEST_PAGE;
        if (tooMany) {
            throw tooCostly(set, page.count() == null ? MOST_UNPAGED : LONGEST_PAGE);
        }
        int from = Math.min(page.start(), total);
        int to = page.count() == null ? total : Math.min(total, from + page.count());
        List<Member> shown = members.subList(from, to);
        boolean whole = page.start() == 0 && shown.size() == total;
        boolean nested =
                whole && !filtered && !set.excludes() && !request.shape().isFlat();
        Languages languages = ExpansionParameters.languages(request, set.definition());
        ConceptShape shape = new ConceptShape(request.shape(), languages, new HashSet<>(set.severalVersions()));
        List<Expansion.Node> entries = nested ? Nesting.nest(shown, shape) : flat(shown, shape);
        return new Expansion(
                set.definition(),
                total,
                page.offset(),
                ExpansionParameters.of(request, set, languages, found),
                shape.shown(),
                entries);
    }

    private static List<Expansion.Node> flat(List<Member> members, ConceptShape shape) {
        List<Expansion.Node> nodes = new ArrayList<>(members.size());
        members.forEach(member -> nodes.add(shape.node(member.segment(), member.concept())));
        return nodes;
    }

    private static List<Segment> segments(CompiledSet set, ExpandRequest request) {
        boolean activeOnly = request.shape().isActiveOnly() || set.activeOnly();
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : set.segments()) {
            if (isExcluded(segment, request.excludedSystems())) {
                continue;
            }
            BitSet members = (BitSet) segment.members().clone();
            if (activeOnly) {
                members.andNot(segment.view().base().states().inactive());
            }
            if (request.shape().isForPrograms()) {
                members.andNot(segment.view().base().states().notSelectable());
            }
            kept.add(new Segment(
                    segment.use(), members, segment.order(), segment.stated(), segment.nested(), segment.whole()));
        }
        return kept;
    }

    private static boolean isExcluded(Segment segment, List<Canonical> systems) {
        return systems.stream().anyMatch(system -> {
            String version = system.version();
            return system.url().equals(segment.system())
                    && (version == null
                            || VersionRule.matches(version, segment.view().version()));
        });
    }

    private static List<Member> members(List<Segment> segments) {
        List<Member> members = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.order().isEmpty()) {
                segment.members().stream().forEach(concept -> members.add(new Member(segment, concept)));
            } else {
                segment.order().stream()
                        .filter(segment.members()::get)
                        .forEach(concept -> members.add(new Member(segment, concept)));
            }
        }
        return members;
    }

    private static void refuseUnfound(Scope scope, CompiledSet set, ExpandRequest request) {
        String missing = set.missing();
        if (missing != null) {
            Canonical address = Canonical.parse(missing);
            String version = address.version();
            Issue issue = version == null
                    ? Issue.error(IssueType.NOTFOUND, TxIssue.NOT_FOUND, Message.VS_EXP_IMPORT_UNK, missing)
                    : Issue.error(
                            IssueType.NOTFOUND,
                            TxIssue.NOT_FOUND,
                            Message.VS_EXP_IMPORT_UNK_PINNED,
                            address.url(),
                            version);
            throw new TxException(404, issue);
        }
        for (SystemUse use : set.uses()) {
            if (use.view() == null) {
                throw new TxException(404, Unknown.toExpand(scope.content(), use.system(), use.wanted()));
            }
            VersionCheck.issue(request.versions(), use.view()).ifPresent(issue -> {
                throw new TxException(400, issue);
            });
        }
    }

    private static TxException tooCostly(CompiledSet set, int most) {
        return new TxException(
                400, Issue.error(IssueType.TOOCOSTLY, null, Message.VALUESET_TOO_COSTLY, set.name(), ">" + most));
    }
}
