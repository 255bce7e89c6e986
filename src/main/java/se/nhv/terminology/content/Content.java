package se.nhv.terminology.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.code.VersionRule;

/**
 * The terminology resources by url, versions side by side, oldest first by {@link VersionRule}. Immutable; {@link #with} gives
 * another one that sees more. What is added takes the place of what has the same url and version.
 *
 * <p>A little long because four kinds of resource are each found, added and left out in the same few steps.
 */
public final class Content {
    /** Nothing at all. */
    public static final Content EMPTY = new Content(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null);

    private static final Comparator<SystemEntry> SYSTEMS = VersionRule.order(
            entry -> entry.header().version(), entry -> entry.header().date());
    private static final Comparator<ValueSet> SETS =
            VersionRule.order(ValueSet::getVersion, set -> set.getDateElement().getValueAsString());
    private static final Comparator<ConceptMap> MAPS = VersionRule.order(
            ConceptMap::getVersion, map -> map.getDateElement().getValueAsString());

    private final Map<String, List<SystemEntry>> systems;
    private final Map<String, List<SystemEntry>> supplements;
    private final Map<String, List<ValueSet>> valueSets;
    private final Map<String, List<ConceptMap>> maps;
    private final Map<String, String> aliases;
    private final @Nullable LeftOut leftOut;

    private Content(
            Map<String, List<SystemEntry>> systems,
            Map<String, List<SystemEntry>> supplements,
            Map<String, List<ValueSet>> valueSets,
            Map<String, List<ConceptMap>> maps,
            Map<String, String> aliases,
            @Nullable LeftOut leftOut) {
        this.systems = systems;
        this.supplements = supplements;
        this.valueSets = valueSets;
        this.maps = maps;
        this.aliases = aliases;
        this.leftOut = leftOut;
    }

    /** The same, knowing other addresses under which systems are spoken of: they are never used instead, only hinted at. */
    public Content knowing(Map<String, String> others) {
        return new Content(systems, supplements, valueSets, maps, Map.copyOf(others), leftOut);
    }

    /**
     * The same at an earlier time, without what is younger and what bears no date. Who asks for something that was left out is
     * refused ({@code not-supported}): its definition at that time is not known here.
     */
    public Content asOf(AsOf day) {
        LeftOut younger = new LeftOut(day);
        return new Content(
                younger.keep(
                        systems,
                        entry -> entry.header().version(),
                        entry -> entry.header().date()),
                younger.keep(
                        supplements,
                        entry -> entry.header().version(),
                        entry -> entry.header().date()),
                younger.keep(
                        valueSets,
                        ValueSet::getVersion,
                        set -> set.getDateElement().getValueAsString()),
                younger.keep(
                        maps,
                        ConceptMap::getVersion,
                        map -> map.getDateElement().getValueAsString()),
                aliases,
                younger);
    }

    private <T> Optional<T> orLeftOut(Optional<T> found, String url, @Nullable String wanted) {
        if (found.isEmpty() && leftOut != null) {
            leftOut.refuse(url, wanted);
        }
        return found;
    }

    /** The address under which the register knows what somebody calls by this one; empty when it is nobody's alias. */
    public Optional<String> alias(String url) {
        return Optional.ofNullable(aliases.get(url));
    }

    /** This and these; resources of other types and without url are passed over. */
    public Content with(Collection<? extends Resource> resources) {
        List<SystemEntry> entries = new ArrayList<>();
        List<ValueSet> sets = new ArrayList<>();
        List<ConceptMap> mappings = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource instanceof CodeSystem && ((CodeSystem) resource).hasUrl()) {
                entries.add(new SystemEntry((CodeSystem) resource));
            } else if (resource instanceof ValueSet && ((ValueSet) resource).hasUrl()) {
                sets.add((ValueSet) resource);
            } else if (resource instanceof ConceptMap && ((ConceptMap) resource).hasUrl()) {
                mappings.add((ConceptMap) resource);
            }
        }
        return with(entries, sets, mappings);
    }

    /** This and these. */
    public Content with(List<SystemEntry> entries, List<ValueSet> sets, List<ConceptMap> mappings) {
        Function<SystemEntry, @Nullable String> version =
                entry -> entry.header().version();
        List<SystemEntry> own =
                entries.stream().filter(entry -> !isSupplement(entry)).toList();
        List<SystemEntry> added = entries.stream().filter(Content::isSupplement).toList();
        return new Content(
                merge(systems, own, entry -> entry.header().url(), version, SYSTEMS),
                merge(supplements, added, entry -> entry.header().url(), version, SYSTEMS),
                merge(valueSets, sets, ValueSet::getUrl, ValueSet::getVersion, SETS),
                merge(maps, mappings, ConceptMap::getUrl, ConceptMap::getVersion, MAPS),
                aliases,
                leftOut);
    }

    /** The newest code system that has content and the wanted version; any version when none is wanted. */
    public Optional<SystemEntry> system(String url, @Nullable String wanted) {
        return orLeftOut(
                VersionRule.newest(present(url), wanted, entry -> entry.header().version()), url, wanted);
    }

    /** The versions of a code system that have content, oldest first; null is not among them. */
    public List<String> versions(String url) {
        return present(url).stream()
                .map(entry -> entry.header().version())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** Every code system, also those without content, by url and then oldest first. */
    public List<SystemEntry> systems() {
        return new TreeMap<>(systems).values().stream().flatMap(List::stream).toList();
    }

    /** The newest supplement with this address. */
    public Optional<SystemEntry> supplement(Canonical address) {
        return orLeftOut(
                VersionRule.newest(
                        supplements.getOrDefault(address.url(), List.of()),
                        address.version(),
                        entry -> entry.header().version()),
                address.url(),
                address.version());
    }

    public boolean isSupplement(String url) {
        return supplements.containsKey(url);
    }

    /** The newest value set with this address. */
    public Optional<ValueSet> valueSet(Canonical address) {
        return orLeftOut(
                VersionRule.newest(
                        valueSets.getOrDefault(address.url(), List.of()), address.version(), ValueSet::getVersion),
                address.url(),
                address.version());
    }

    public boolean isValueSet(String url) {
        return valueSets.containsKey(url);
    }

    /** The newest version of every value set, by url. */
    public List<ValueSet> valueSets() {
        return new TreeMap<>(valueSets)
                .values().stream().map(of -> of.get(of.size() - 1)).toList();
    }

    /** The newest concept map with this address. */
    public Optional<ConceptMap> map(Canonical address) {
        return VersionRule.newest(
                maps.getOrDefault(address.url(), List.of()), address.version(), ConceptMap::getVersion);
    }

    /** The newest version of every concept map, by url; all of them where a request brings several under one version. */
    public List<ConceptMap> maps() {
        List<ConceptMap> newest = new ArrayList<>();
        for (List<ConceptMap> versions : new TreeMap<>(maps).values()) {
            String version = versions.get(versions.size() - 1).getVersion();
            versions.stream()
                    .filter(map -> Objects.equals(map.getVersion(), version))
                    .forEach(newest::add);
        }
        return newest;
    }

    private List<SystemEntry> present(String url) {
        return systems.getOrDefault(url, List.of()).stream()
                .filter(entry -> entry.header().isPresent())
                .toList();
    }

    private static boolean isSupplement(SystemEntry entry) {
        return entry.header().content() == CodeSystemContentMode.SUPPLEMENT
                || entry.header().supplements() != null;
    }

    private static <T> Map<String, List<T>> merge(
            Map<String, List<T>> old,
            List<T> added,
            Function<T, String> url,
            Function<T, @Nullable String> version,
            Comparator<T> order) {
        if (added.isEmpty()) {
            return old;
        }
        Map<String, List<T>> fresh = new HashMap<>();
        for (T item : added) {
            fresh.computeIfAbsent(url.apply(item), key -> new ArrayList<>()).add(item);
        }
        Map<String, List<T>> merged = new HashMap<>(old);
        fresh.forEach((key, items) -> {
            List<String> replaced = items.stream()
                    .map(item -> String.valueOf(version.apply(item)))
                    .toList();
            List<T> all = new ArrayList<>(old.getOrDefault(key, List.of()));
            all.removeIf(item -> replaced.contains(String.valueOf(version.apply(item))));
            all.addAll(items);
            all.sort(order);
            merged.put(key, List.copyOf(all));
        });
        return merged;
    }
}
