package se.nhv.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.NamingSystem.NamingSystemIdentifierType;
import org.hl7.fhir.r4.model.NamingSystem.NamingSystemUniqueIdComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Derived;
import se.nhv.catalogue.Entry;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.ResourceKey;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.content.AsOf;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;
import se.nhv.terminology.set.CompiledSet;
import se.nhv.terminology.set.Segment;

/**
 * The terminology of one edition: compiled code systems, value sets and maps, and the questions that other rooms ask of them.
 * Immutable to its readers and safe for all threads; value sets are compiled on first use and kept, which changes no answer.
 *
 * <p>A little long because it is the door for all other rooms, each with its small question.
 */
public final class Terminology {
    public static final Key<Terminology> KEY = new Key<>("terminology");

    private static final Set<String> TYPES = Set.of("CodeSystem", "ValueSet", "ConceptMap", "NamingSystem");
    private static final Set<String> DEFINITIONS = Set.of("CodeSystem", "ValueSet", "ConceptMap");

    private final Content content;
    private final Content base;
    private final Map<Entry, SystemEntry> systems;
    private final Past past;
    private final Map<Scope.SetKey, CompiledSet> compiled = new ConcurrentHashMap<>();

    private Terminology(Content content, Content base, Map<Entry, SystemEntry> systems, Past past) {
        this.content = content;
        this.base = base;
        this.systems = systems;
        this.past = past;
    }

    /** Terminology without a catalogue: for loaders and tests. */
    public static Terminology of(Content content) {
        return new Terminology(content, content, Map.of(), Past.NONE);
    }

    /**
     * The part, for Assembly's list.
     *
     * @param base what every edition can see besides its own resources: FHIR's own code systems, loaded classifications
     */
    public static Part<Terminology> part(Content base) {
        Derived<Terminology> derived = (now, before, changes) -> build(base, now, before, changes);
        return new Part<>(KEY, derived);
    }

    private static Terminology build(Content base, Catalogue now, @Nullable Terminology before, Changes changes) {
        if (before != null && !changes.touch(TYPES)) {
            return before;
        }
        Map<Entry, SystemEntry> systems = new HashMap<>();
        List<SystemEntry> entries = new ArrayList<>();
        for (Entry entry : now.all("CodeSystem")) {
            SystemEntry known = before == null ? null : before.systems.get(entry);
            CodeSystem resource = entry.resource(CodeSystem.class);
            if (resource.hasUrl()) {
                SystemEntry system = known == null ? new SystemEntry(resource) : known;
                system.compiled(); // here, so that a fault in a resource is found when it is published
                systems.put(entry, system);
                entries.add(system);
            }
        }
        List<ValueSet> sets = now.all("ValueSet").stream()
                .map(entry -> entry.resource(ValueSet.class))
                .filter(ValueSet::hasUrl)
                .toList();
        List<ConceptMap> maps = now.all("ConceptMap").stream()
                .map(entry -> entry.resource(ConceptMap.class))
                .filter(ConceptMap::hasUrl)
                .toList();
        Past past = before == null ? Past.of(now, DEFINITIONS) : before.past.and(now, changed(changes));
        Content known = base.knowing(aliases(now));
        return new Terminology(known.with(entries, sets, maps), known, systems, past);
    }

    private static List<ResourceKey> changed(Changes changes) {
        return changes.list().stream()
                .map(Changes.Change::key)
                .filter(key -> DEFINITIONS.contains(key.type()))
                .toList();
    }

    /**
     * The terminology as it was defined at an earlier time, by the date that each version bears. What is asked of it and was not
     * defined then, as far as is known here, is refused.
     */
    public Terminology asOf(AsOf day) {
        return new Terminology(past.asOf(day, base, systems), base, systems, past);
    }

    /** Every identifier of a NamingSystem but the preferred one, which is the address in use. */
    private static Map<String, String> aliases(Catalogue now) {
        Map<String, String> aliases = new HashMap<>();
        for (Entry entry : now.all("NamingSystem")) {
            List<NamingSystemUniqueIdComponent> ids =
                    entry.resource(NamingSystem.class).getUniqueId();
            Optional<String> preferred = ids.stream()
                    .filter(NamingSystemUniqueIdComponent::getPreferred)
                    .map(Terminology::address)
                    .findFirst();
            preferred.ifPresent(own -> ids.stream()
                    .map(Terminology::address)
                    .filter(other -> !other.equals(own))
                    .forEach(other -> aliases.put(other, own)));
        }
        return aliases;
    }

    private static String address(NamingSystemUniqueIdComponent id) {
        boolean bareOid =
                id.getType() == NamingSystemIdentifierType.OID && !id.getValue().startsWith("urn:");
        return bareOid ? "urn:oid:" + id.getValue() : id.getValue();
    }

    /** What a request without resources of its own sees. */
    public Scope scope() {
        return new Scope(content, compiled);
    }

    public Content content() {
        return content;
    }

    /** Whether {@code below} is {@code above} or stands below it in the newest version of the system. */
    public boolean subsumes(String system, String above, String below) {
        return content.system(system, null)
                .map(SystemEntry::compiled)
                .filter(found -> found.find(above) >= 0 && found.find(below) >= 0)
                .map(found -> found.hierarchy().subsumes(found.find(above), found.find(below)))
                .orElse(above.equals(below));
    }

    /**
     * Whether a code is in a value set, by the same compiled set that expands it.
     *
     * @param valueSet url or url|version
     * @return false also when the value set or the system is unknown
     */
    public boolean memberOf(String valueSet, String system, String code) {
        return compiled(valueSet)
                .map(set -> set.segments().stream()
                        .filter(segment -> segment.system().equals(system))
                        .anyMatch(segment -> has(segment, code)))
                .orElse(false);
    }

    /** The codes below a code, without itself, in the order of the system; empty when it is unknown. */
    public List<String> descendants(String system, String code) {
        return codes(system, code, found -> found.hierarchy().descendants(found.find(code)).stream());
    }

    /** The codes above a code, without itself; empty when it is unknown. */
    public List<String> ancestors(String system, String code) {
        return codes(system, code, found -> found.hierarchy().ancestors(found.find(code)).stream());
    }

    /** The codes of a value set with their systems, in its order; empty when the value set is unknown. */
    public Map<String, List<String>> codes(String valueSet) {
        Map<String, List<String>> codes = new HashMap<>();
        compiled(valueSet)
                .ifPresent(set -> set.segments().forEach(segment -> {
                    IntFunction<String> code = segment.view().base()::code;
                    codes.computeIfAbsent(segment.system(), key -> new ArrayList<>())
                            .addAll(segment.members().stream().mapToObj(code).toList());
                }));
        return codes;
    }

    /** A code system in its newest version. */
    public Optional<CompiledSystem> system(String url) {
        return content.system(url, null).map(SystemEntry::compiled);
    }

    private Optional<CompiledSet> compiled(String valueSet) {
        return content.valueSet(Canonical.parse(valueSet)).map(set -> scope().compile(set));
    }

    private static boolean has(Segment segment, String code) {
        int concept = segment.view().base().find(code);
        return concept >= 0 && segment.members().get(concept);
    }

    private List<String> codes(
            String system, String code, java.util.function.Function<CompiledSystem, IntStream> select) {
        return content.system(system, null)
                .map(SystemEntry::compiled)
                .filter(found -> found.find(code) >= 0)
                .map(found -> select.apply(found).mapToObj(found::code).toList())
                .orElse(List.of());
    }
}
