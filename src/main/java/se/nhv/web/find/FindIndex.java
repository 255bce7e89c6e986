package se.nhv.web.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.ChunkedMap;
import se.nhv.catalogue.Entry;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;
import se.nhv.directory.Directory;
import se.nhv.directory.Geography;
import se.nhv.directory.Label;
import se.nhv.text.Words;

/**
 * Every word of what can be found in one edition, folded. Immutable, safe for all threads; built after the Directory.
 *
 * <p>After a write only what differs is indexed again: an organization alone, or the areas and codes, which are few.
 */
public final class FindIndex {
    public static final Key<FindIndex> KEY = new Key<>("find");
    public static final Part<FindIndex> PART = new Part<>(KEY, FindIndex::build);

    /** What areas and codes are read from. */
    private static final Set<String> AREA_TYPES = Set.of("PlanDefinition", "CodeSystem", "ConceptMap");

    private static final Set<String> READ_FROM = Set.of("Organization", "PlanDefinition", "CodeSystem", "ConceptMap");

    /** A text by which something is found. */
    record Term(Hit.Where where, Label text) {}

    /** Something that can be found. */
    record Thing(
            Hit.Kind kind,
            String id,
            Label name,
            List<Term> terms,
            @Nullable String county) {

        private boolean isOrganization() {
            return kind == Hit.Kind.UNIT || kind == Hit.Kind.REGION;
        }

        private String key() {
            return isOrganization() ? organizationKey(id) : kind + "/" + id;
        }
    }

    /** A word stands in a term of a thing. */
    record Place(Thing thing, Term term) {}

    /** A word and where it stands. */
    record Occurrences(String word, List<Place> places) {}

    private final Geography geography;
    private final Set<String> regions;
    private final ChunkedMap<String, Thing> things;
    private final ChunkedMap<String, Occurrences> words;

    private FindIndex(
            Geography geography,
            Set<String> regions,
            ChunkedMap<String, Thing> things,
            ChunkedMap<String, Occurrences> words) {
        this.geography = geography;
        this.regions = regions;
        this.things = things;
        this.words = words;
    }

    private static FindIndex build(Catalogue now, @Nullable FindIndex before, Changes changes) {
        Geography geography = now.get(Directory.KEY).geography();
        if (before != null && before.geography == geography && !changes.touch(READ_FROM)) {
            return before;
        }
        OrganizationThings organizations = new OrganizationThings(now);
        if (before == null) {
            return first(now, geography, organizations);
        }
        Set<String> concerned = new HashSet<>();
        for (Changes.Change change : changes.list()) {
            if (change.type().equals("Organization")) {
                concerned.add(change.key().id());
            }
        }
        boolean areas = changes.touch(AREA_TYPES);
        if (areas || geography != before.geography) { // regions bear the names of counties
            concerned.addAll(before.regions);
            concerned.addAll(organizations.regions());
        }
        FindIndex index = new FindIndex(geography, organizations.regions(), before.things, before.words);
        for (String id : concerned) {
            Entry entry = now.find("Organization", id).orElse(null);
            index = index.with(organizationKey(id), entry == null ? null : organizations.of(entry));
        }
        return areas ? index.withAreas(new AreaThings(now).read()) : index;
    }

    private static FindIndex first(Catalogue now, Geography geography, OrganizationThings organizations) {
        ChunkedMap<String, Thing> things = ChunkedMap.empty();
        Map<String, List<Place>> gathered = new HashMap<>();
        List<Thing> all = new ArrayList<>(new AreaThings(now).read());
        now.all("Organization").parallelStream()
                .flatMap(entry -> Stream.ofNullable(organizations.of(entry)))
                .forEachOrdered(all::add);
        for (Thing thing : all) {
            things = things.with(thing.key(), thing);
        }
        for (Thing thing : things.values()) {
            places(thing)
                    .forEach((word, places) -> gathered.computeIfAbsent(word, key -> new ArrayList<>())
                            .addAll(places));
        }
        ChunkedMap<String, Occurrences> words = ChunkedMap.empty();
        for (Map.Entry<String, List<Place>> word : gathered.entrySet()) {
            words = words.with(word.getKey(), new Occurrences(word.getKey(), List.copyOf(word.getValue())));
        }
        return new FindIndex(geography, organizations.regions(), things, words);
    }

    private FindIndex withAreas(List<Thing> areas) {
        Map<String, Thing> now = new HashMap<>();
        areas.forEach(thing -> now.put(thing.key(), thing));
        FindIndex index = this;
        for (Thing known : things.values()) {
            if (!known.isOrganization() && !now.containsKey(known.key())) {
                index = index.with(known.key(), null);
            }
        }
        for (Thing thing : areas) {
            index = index.with(thing.key(), thing);
        }
        return index;
    }

    /** This index with another thing, or none, at the key; itself when nothing differs. */
    private FindIndex with(String key, @Nullable Thing thing) {
        Thing known = things.get(key);
        if (known == null ? thing == null : known.equals(thing)) {
            return this;
        }
        ChunkedMap<String, Occurrences> changed = words;
        if (known != null) {
            for (String word : places(known).keySet()) {
                changed = changed(changed, word, known, List.of());
            }
        }
        if (thing == null) {
            return new FindIndex(geography, regions, things.without(key), changed);
        }
        for (Map.Entry<String, List<Place>> word : places(thing).entrySet()) {
            changed = changed(changed, word.getKey(), thing, word.getValue());
        }
        return new FindIndex(geography, regions, things.with(key, thing), changed);
    }

    /** The words with other places of one thing at a word. */
    private static ChunkedMap<String, Occurrences> changed(
            ChunkedMap<String, Occurrences> words, String word, Thing thing, List<Place> added) {
        Occurrences known = words.get(word);
        List<Place> places = new ArrayList<>(known == null ? List.of() : known.places());
        places.removeIf(place -> place.thing() == thing);
        places.addAll(added);
        return places.isEmpty() ? words.without(word) : words.with(word, new Occurrences(word, List.copyOf(places)));
    }

    private static Map<String, List<Place>> places(Thing thing) {
        Map<String, List<Place>> places = new HashMap<>();
        for (Term term : thing.terms()) {
            Set<String> found = new HashSet<>(Words.foldedOf(term.text().sv()));
            found.addAll(Words.foldedOf(term.text().en()));
            for (String word : found) {
                places.computeIfAbsent(word, key -> new ArrayList<>()).add(new Place(thing, term));
            }
        }
        return places;
    }

    private static String organizationKey(String id) {
        return "Organization/" + id;
    }

    Collection<Thing> things() {
        return things.values();
    }

    Collection<Occurrences> words() {
        return words.values();
    }
}
