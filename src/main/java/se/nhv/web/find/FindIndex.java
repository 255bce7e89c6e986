package se.nhv.web.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;
import se.nhv.directory.Label;
import se.nhv.text.Words;

/** Every word of what can be found in one edition, folded. Immutable, safe for all threads; built after the Directory. */
public final class FindIndex {
    public static final Key<FindIndex> KEY = new Key<>("find");
    public static final Part<FindIndex> PART = new Part<>(KEY, FindIndex::build);

    private static final Set<String> READ_FROM =
            Set.of("PlanDefinition", "CodeSystem", "ConceptMap", "Organization", "Location");

    /** A text by which something is found. */
    record Term(Hit.Where where, Label text) {}

    /** Something that can be found. */
    record Thing(
            Hit.Kind kind,
            String id,
            Label name,
            List<Term> terms,
            @Nullable String county) {}

    /** A word stands in a term of a thing. */
    record Place(int thing, int term) {}

    private final List<Thing> things;
    private final Map<String, List<Place>> words;

    FindIndex(List<Thing> things) {
        this.things = List.copyOf(things);
        this.words = new HashMap<>();
        for (int thing = 0; thing < things.size(); thing++) {
            List<Term> terms = things.get(thing).terms();
            for (int term = 0; term < terms.size(); term++) {
                Label text = terms.get(term).text();
                Set<String> found = new java.util.HashSet<>(Words.foldedOf(text.sv()));
                found.addAll(Words.foldedOf(text.en()));
                for (String word : found) {
                    words.computeIfAbsent(word, key -> new ArrayList<>()).add(new Place(thing, term));
                }
            }
        }
    }

    private static FindIndex build(Catalogue now, @Nullable FindIndex before, Changes changes) {
        return before != null && !changes.touch(READ_FROM) ? before : new FindIndex(new Findables(now).read());
    }

    List<Thing> things() {
        return things;
    }

    Map<String, List<Place>> words() {
        return words;
    }
}
