package se.nhv.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.VersionParameters;

/**
 * {@code $closure} (R4 terminology-service, maintaining a closure table): a client names a table, sends the concepts that it meets,
 * and is told which of all the concepts sent so far stand below which. Each step looks at the whole table again in the present
 * terminology; where what was told before no longer holds, the table must be reinitialized. Safe for all threads.
 */
public final class Closure {
    static final int MOST_CONCEPTS = 10_000;

    /** Ten thousand concepts with twenty above each: more is no client's list but an attack. */
    static final int MOST_LINKS = 200_000;

    private final ClosureTables tables;

    public Closure(ClosureTables tables) {
        this.tables = tables;
    }

    /** A concept of an answer. */
    public record Member(String system, String code) {}

    /** That {@code below} is specialised from {@code above}, or means the same; both are of one system. */
    public record Relation(Member below, Member above, boolean equal) {}

    /**
     * @param version for the client to remember
     * @param relations new since the last step, or since the version that was asked for
     */
    public record Update(String version, List<Relation> relations) {
        public Update {
            relations = List.copyOf(relations);
        }
    }

    /** Begins a table, or begins it anew. */
    public Update initialize(String name) {
        return new Update(tables.initialize(name).version(), List.of());
    }

    /** Adds concepts; refused as a whole when one is unknown (404), or when the table must be reinitialized (422). */
    public Update add(Scope scope, String name, List<Coding> codings, VersionParameters versions) {
        int[] before = new int[1];
        ClosureTable after = tables.advance(name, table -> {
            before[0] = table.concepts().size();
            return advanced(scope, name, table, codings, versions);
        });
        return update(after, before[0]);
    }

    /** Tells again what was added since a version. */
    public Update since(Scope scope, String name, String version, VersionParameters versions) {
        ClosureTable table = tables.advance(name, now -> advanced(scope, name, now, List.of(), versions));
        int size = table.sizeAt(version);
        if (size < 0) {
            throw changed(name, "version " + version + " is not of this table");
        }
        return update(table, size);
    }

    private static Update update(ClosureTable table, int from) {
        List<Relation> relations = table.linksFrom(from).stream()
                .map(link -> new Relation(member(table, link.below()), member(table, link.above()), link.equal()))
                .toList();
        return new Update(table.version(), relations);
    }

    private static Member member(ClosureTable table, int place) {
        ClosureTable.Concept concept = table.concepts().get(place);
        return new Member(concept.system(), concept.code());
    }

    private static ClosureTable advanced(
            Scope scope, String name, ClosureTable table, List<Coding> codings, VersionParameters versions) {
        Set<Member> seen = new LinkedHashSet<>();
        table.concepts().forEach(concept -> seen.add(new Member(concept.system(), concept.code())));
        List<ClosureTable.Concept> all = new ArrayList<>(table.concepts());
        for (Coding coding : codings) {
            if (seen.add(new Member(coding.getSystem(), String.valueOf(coding.getCode())))) {
                all.add(new ClosureTable.Concept(
                        coding.getSystem(), coding.getVersion(), String.valueOf(coding.getCode())));
            }
        }
        if (all.size() > MOST_CONCEPTS) {
            throw tooCostly(all.size() + " concepts > " + MOST_CONCEPTS);
        }
        int known = table.concepts().size();
        List<Located> located = new ArrayList<>(all.size());
        for (int place = 0; place < all.size(); place++) {
            located.add(located(scope, all.get(place), versions, place < known ? name : null));
        }
        List<ClosureTable.Link> links = links(located);
        boolean holds = links.stream()
                .filter(link -> Math.max(link.below(), link.above()) < known)
                .toList()
                .equals(table.links());
        if (!holds) {
            throw changed(name, "the code system has changed since");
        }
        return all.size() == known ? table : table.with(all, links);
    }

    /** @param known the name of the table that the concept is in already; null for a new one */
    private static Located located(
            Scope scope, ClosureTable.Concept concept, VersionParameters versions, @Nullable String known) {
        Coding coding = new Coding()
                .setSystem(concept.system())
                .setVersion(concept.version())
                .setCode(concept.code());
        try {
            return Located.coding(scope, coding, versions, List.of());
        } catch (TxException unknown) {
            throw known == null ? unknown : changed(known, unknown.getMessage());
        }
    }

    private static List<ClosureTable.Link> links(List<Located> located) {
        Map<String, SystemView> views = new HashMap<>();
        Map<String, Map<Integer, List<Integer>>> places = new HashMap<>();
        for (int place = 0; place < located.size(); place++) {
            SystemView view = located.get(place).view();
            SystemView other = views.putIfAbsent(view.url(), view);
            if (other == null) {
                Subsumes.refuseCircular(view);
            } else if (other.base() != view.base()) {
                throw severalVersions(view, other);
            }
            places.computeIfAbsent(view.url(), key -> new HashMap<>())
                    .computeIfAbsent(located.get(place).concept(), key -> new ArrayList<>())
                    .add(place);
        }
        List<ClosureTable.Link> links = new ArrayList<>();
        for (int place = 0; place < located.size(); place++) {
            Located own = located.get(place);
            link(place, own, places.getOrDefault(own.view().url(), Map.of()), links);
        }
        return links;
    }

    private static void link(
            int place, Located own, Map<Integer, List<Integer>> places, List<ClosureTable.Link> links) {
        List<ClosureTable.Link> found = new ArrayList<>();
        for (int twin : places.getOrDefault(own.concept(), List.of())) {
            if (twin < place) {
                found.add(new ClosureTable.Link(place, twin, true));
            }
        }
        own.view().base().hierarchy().above(own.concept()).forEach(above -> {
            for (int there : places.getOrDefault(above, List.of())) {
                found.add(new ClosureTable.Link(place, there, false));
            }
        });
        if (links.size() + found.size() > MOST_LINKS) {
            throw tooCostly("more than " + MOST_LINKS + " relations");
        }
        found.sort(Comparator.comparingInt(ClosureTable.Link::above));
        links.addAll(found);
    }

    private static TxException severalVersions(SystemView one, SystemView other) {
        return new TxException(
                400,
                Issue.error(
                                IssueType.INVALID,
                                null,
                                Message.NHV_PARAMETERS,
                                "a closure table has one version of a code system, not both "
                                        + one.base().header().canonical() + " and "
                                        + other.base().header().canonical())
                        .at("concept"));
    }

    private static TxException changed(String name, @Nullable String reason) {
        return new TxException(
                422,
                Issue.error(IssueType.PROCESSING, null, Message.NHV_CLOSURE_CHANGED, name, String.valueOf(reason)));
    }

    private static TxException tooCostly(String reason) {
        return new TxException(400, Issue.error(IssueType.TOOCOSTLY, null, Message.NHV_TOO_COSTLY, reason));
    }
}
