package se.nhv.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.terminology.content.AsOf;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;

/**
 * Every definition that the log holds, superseded and deleted ones too, so that a question about an earlier day sees what was
 * defined then. Nothing is parsed before such a question comes. Immutable to its readers and safe for all threads; superseded
 * systems are compiled on first use and kept.
 */
final class Past {
    private final Map<ResourceKey, List<Entry>> versions;
    private final Map<Entry, SystemEntry> superseded = new ConcurrentHashMap<>();

    private Past(Map<ResourceKey, List<Entry>> versions) {
        this.versions = versions;
    }

    /** Nothing, for terminology without a catalogue. */
    static final Past NONE = new Past(Map.of());

    /** The versions of all resources of these types. */
    static Past of(Catalogue now, Set<String> types) {
        Set<ResourceKey> keys = new HashSet<>();
        now.allVersions()
                .map(Entry::key)
                .filter(key -> types.contains(key.type()))
                .forEach(keys::add);
        return NONE.and(now, keys);
    }

    /** These, with the versions that these resources have now. */
    Past and(Catalogue now, Collection<ResourceKey> changed) {
        Map<ResourceKey, List<Entry>> all = new LinkedHashMap<>(versions);
        changed.forEach(key -> all.put(key, now.versions(key)));
        return new Past(all);
    }

    /** What was defined on a day, and what the base holds from then; {@code known} are systems that are compiled already. */
    Content asOf(AsOf day, Content base, Map<Entry, SystemEntry> known) {
        List<SystemEntry> systems = new ArrayList<>();
        List<ValueSet> sets = new ArrayList<>();
        List<ConceptMap> maps = new ArrayList<>();
        for (Entry entry : chosen(day)) {
            Resource resource = entry.resource();
            if (resource instanceof CodeSystem system) {
                SystemEntry compiled = known.get(entry);
                systems.add(
                        compiled == null
                                ? superseded.computeIfAbsent(entry, old -> new SystemEntry(system))
                                : compiled);
            } else if (resource instanceof ValueSet set) {
                sets.add(set);
            } else if (resource instanceof ConceptMap map) {
                maps.add(map);
            }
        }
        return base.with(systems, sets, maps).asOf(day);
    }

    /** Of each address and version the definition that was in force, or, where there was none yet, the last one. */
    private Collection<Entry> chosen(AsOf day) {
        Map<String, Entry> chosen = new LinkedHashMap<>();
        for (List<Entry> own : versions.values()) {
            for (Entry entry : own) {
                if (!entry.version().deleted()
                        && entry.resource() instanceof MetadataResource named
                        && named.hasUrl()) {
                    String address = named.fhirType() + " " + named.getUrl() + "|" + named.getVersion();
                    Entry before = chosen.get(address);
                    if (before == null || covers(day, named) || !covers(day, before.resource())) {
                        chosen.put(address, entry);
                    }
                }
            }
        }
        return chosen.values();
    }

    private static boolean covers(AsOf day, Resource resource) {
        return resource instanceof MetadataResource named
                && day.covers(named.getDateElement().getValueAsString());
    }
}
