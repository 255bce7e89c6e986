package se.nhv.terminology.set;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * Compiles a value set and what it imports (R4 valueset, composition rules). A system or an import that is not found is noted
 * and left out; what the definition itself has wrong is refused. Used for one compilation; not thread-safe.
 *
 * <p>Longer than others because includes, imports and exclusions are one recursion over shared notes.
 */
public final class SetCompiler {
    private static final String SUPPLEMENT = "http://hl7.org/fhir/StructureDefinition/valueset-supplement";
    /** A chain of imports longer than this is no real definition, and the recursion must end. */
    private static final int DEEPEST = 100;

    private final Content content;
    private final VersionParameters versions;
    private final VersionChoice choice;
    private final Budget budget;
    private final Set<ValueSet> imported = new LinkedHashSet<>();
    private final List<SystemUse> uses = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final Map<ValueSet, Combined> done = new HashMap<>();
    private @Nullable String missing;
    /** How many exclusions the part at hand stands in. */
    private int excluding;

    private record Combined(
            List<Segment> segments,
            boolean excludes,
            @Nullable Boolean versionsMatch) {}

    public SetCompiler(Content content, VersionParameters versions, VersionChoice choice, Budget budget) {
        this.budget = budget;
        this.content = content;
        this.versions = versions;
        this.choice = choice;
    }

    /** The compiled form, seen with the versions and supplements that this compiler was made with. */
    public CompiledSet compile(ValueSet set) {
        Combined combined = combine(set, set);
        Map<String, Set<String>> stated = new LinkedHashMap<>();
        uses.forEach(use -> stated.computeIfAbsent(use.system(), key -> new LinkedHashSet<>())
                .add(String.valueOf(use.stated())));
        return new CompiledSet(
                set,
                combined.segments(),
                uses,
                List.copyOf(imported),
                choice.required(),
                missing,
                combined.excludes(),
                leavesInactiveOut(set),
                combined.versionsMatch(),
                stated.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private Combined combine(ValueSet set, ValueSet container) {
        Combined known = done.get(set);
        if (known != null) {
            return known;
        }
        String name = set == container || set.hasUrl()
                ? CompiledSet.name(set)
                : "#" + set.getIdElement().getIdPart();
        if (path.size() > DEEPEST) {
            throw Budget.refused("value sets import each other more than " + DEEPEST + " deep: " + name);
        }
        if (path.contains(name)) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.PROCESSING,
                            TxIssue.VS_INVALID,
                            Message.VALUESET_CIRCULAR_REFERENCE,
                            name,
                            path.toString()));
        }
        path.add(name);
        choice.require(set.getExtensionsByUrl(SUPPLEMENT).stream()
                .map(extension -> Canonical.parse(extension.getValue().primitiveValue()))
                .toList());
        Boolean match = Combination.stated(set);
        List<Segment> kept = segments(set, set.getCompose().getInclude(), "include", container);
        kept = Combination.union(Combination.newestFirst(kept), Boolean.TRUE.equals(match));
        excluding++;
        List<Segment> left = segments(set, set.getCompose().getExclude(), "exclude", container);
        excluding--;
        Boolean matched = match == null && Combination.versionsDiffer(kept, left) ? Boolean.TRUE : match;
        kept = Combination.difference(kept, left, Boolean.TRUE.equals(matched));
        path.remove(path.size() - 1);
        Combined combined =
                new Combined(kept, set.getCompose().hasExclude(), Boolean.TRUE.equals(matched) ? matched : null);
        done.put(set, combined);
        return combined;
    }

    private List<Segment> segments(ValueSet set, List<ConceptSetComponent> includes, String kind, ValueSet container) {
        List<ConceptSetComponent> parts = includes;
        if (!set.hasCompose() && set.hasExpansion() && kind.equals("include")) {
            parts = Enumeration.of(set.getExpansion());
        }
        List<Segment> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            all.addAll(include(set, parts.get(i), "ValueSet.compose." + kind + "[" + i + "]", container));
            budget.segments(all.size());
        }
        return all;
    }

    private List<Segment> include(ValueSet set, ConceptSetComponent part, String where, ValueSet container) {
        List<Segment> imports = null;
        for (CanonicalType address : part.getValueSet()) {
            List<Segment> segments = imported(address.getValue(), container);
            imports = imports == null ? segments : Combination.intersection(imports, segments);
        }
        if (!part.hasSystem()) {
            return imports == null ? List.of() : imports;
        }
        SystemUse use = choice.choose(part.getSystem(), part.getVersion());
        uses.add(excluding > 0 ? use.takingAway() : use);
        if (use.view() == null) {
            return List.of();
        }
        List<Segment> own = List.of(select(set, use, use.view(), part, where));
        return imports == null ? own : Combination.intersection(own, imports);
    }

    private Segment select(ValueSet set, SystemUse use, SystemView view, ConceptSetComponent part, String where) {
        if (part.hasConcept()) {
            return listed(use, view, part.getConcept());
        }
        BitSet members = view.base().all();
        Filters filters = new Filters(view, CompiledSet.name(set), budget);
        List<ConceptSetFilterComponent> stated = part.getFilter();
        for (int i = 0; i < stated.size(); i++) {
            members.and(filters.concepts(stated.get(i), where + ".filter[" + i + "]"));
        }
        return new Segment(use, members, List.of(), Map.of(), true, stated.isEmpty());
    }

    private static Segment listed(SystemUse use, SystemView view, List<ConceptReferenceComponent> concepts) {
        BitSet members = new BitSet();
        List<Integer> order = new ArrayList<>();
        Map<Integer, ConceptReferenceComponent> stated = new HashMap<>();
        for (ConceptReferenceComponent concept : concepts) {
            int number = view.base().find(String.valueOf(concept.getCode()));
            if (number >= 0 && !members.get(number)) {
                members.set(number);
                order.add(number);
                stated.put(number, concept);
            }
        }
        return new Segment(use, members, order, stated, false, false);
    }

    private List<Segment> imported(String address, ValueSet container) {
        Optional<ValueSet> found = address.startsWith("#") ? contained(address, container) : versioned(address);
        if (found.isEmpty()) {
            if (missing == null) {
                missing = withDefault(Canonical.parse(address)).toString();
            }
            return List.of();
        }
        ValueSet set = found.get();
        boolean inside = address.startsWith("#");
        if (!inside) {
            imported.add(set);
        }
        Combined combined = combine(set, inside ? container : set);
        boolean active = leavesInactiveOut(set);
        return combined.segments().stream()
                .map(segment -> active ? segment.members(Combination.active(segment)) : segment)
                .map(segment -> segment.view().base().header().isA() ? segment : segment.flat())
                .toList();
    }

    private Optional<ValueSet> versioned(String address) {
        return content.valueSet(withDefault(Canonical.parse(address)));
    }

    private Canonical withDefault(Canonical address) {
        if (address.version() != null) {
            return address;
        }
        return new Canonical(address.url(), VersionParameters.find(versions.valueSets(), address.url()));
    }

    private static Optional<ValueSet> contained(String address, ValueSet container) {
        for (Resource resource : container.getContained()) {
            String id = resource.getIdElement().getIdPart();
            if (resource instanceof ValueSet && Objects.equals(address.substring(1), bare(id))) {
                return Optional.of((ValueSet) resource);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String bare(@Nullable String id) {
        return id != null && id.startsWith("#") ? id.substring(1) : id;
    }

    private static boolean leavesInactiveOut(ValueSet set) {
        return set.getCompose().hasInactive() && !set.getCompose().getInactive();
    }
}
