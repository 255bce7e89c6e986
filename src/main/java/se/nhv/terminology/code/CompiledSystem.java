package se.nhv.terminology.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;
import se.nhv.text.WordIndex;

/**
 * A code system ready for questions. Concepts are numbers from 0 in the order of the resource. Immutable, safe for all threads;
 * finding a code, testing subsumption and reading a concept do not depend on the size of the system.
 */
public final class CompiledSystem {
    private final SystemHeader header;
    private final Texts codes;
    private final Texts displays;
    private final Texts definitions;
    private final CodeIndex index;
    private final Hierarchy hierarchy;
    private final Designations designations;
    private final Map<String, PropertyColumn> properties;
    private final Map<Integer, List<Extension>> extensions;
    private final ConceptStates states;
    private volatile @Nullable WordIndex words;

    CompiledSystem(SystemBuilder from) {
        this.header = from.header();
        this.codes = from.codes();
        this.displays = from.displays();
        this.definitions = from.definitions();
        this.index = new CodeIndex(codes, header.caseSensitive());
        this.properties = from.properties();
        this.hierarchy = from.hierarchy(index, properties);
        this.designations = from.designations();
        this.extensions = from.extensions();
        this.states = new ConceptStates(properties.values(), extensions);
    }

    public SystemHeader header() {
        return header;
    }

    public int size() {
        return codes.size();
    }

    /** The concept with this code, in any case where the system ignores case; -1 when there is none. */
    public int find(String code) {
        return index.find(code);
    }

    /** The code as the system writes it. */
    public String code(int concept) {
        return String.valueOf(codes.get(concept));
    }

    public @Nullable String display(int concept) {
        return displays.get(concept);
    }

    public @Nullable String definition(int concept) {
        return definitions.get(concept);
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    /** Inactive, abstract and deprecated concepts. */
    public ConceptStates states() {
        return states;
    }

    /** The names, the display first when there is one. */
    public List<Designation> designations(int concept) {
        List<Designation> more = designations.of(concept);
        String display = display(concept);
        if (display == null) {
            return more;
        }
        List<Designation> all = new ArrayList<>(more.size() + 1);
        all.add(new Designation(header.language(), null, display, List.of(), null, true));
        all.addAll(more);
        return all;
    }

    /** The languages of further names. */
    public List<String> languages() {
        return designations.languages();
    }

    /** The columns of properties, in the order of the system's declarations, undeclared ones last. */
    public Collection<PropertyColumn> properties() {
        return properties.values();
    }

    /** The property with this code; null when no concept has it. */
    public @Nullable PropertyColumn property(String code) {
        return properties.get(code);
    }

    public List<Extension> extensions(int concept) {
        return extensions.getOrDefault(concept, List.of());
    }

    /** The names and codes for searching; made when they are first searched. Two threads may both make it, and it is the same. */
    public WordIndex words() {
        WordIndex seen = words;
        if (seen == null) {
            WordIndex.Builder builder = new WordIndex.Builder();
            for (int concept = 0; concept < size(); concept++) {
                String display = display(concept);
                List<String> further = designations.of(concept).stream()
                        .map(Designation::value)
                        .toList();
                builder.add(code(concept), display == null ? "" : display, further, level(concept));
            }
            seen = builder.build();
            words = seen;
        }
        return seen;
    }

    private WordIndex.Level level(int concept) {
        if (states.isAbstract(concept)) {
            return WordIndex.Level.GROUP;
        }
        boolean below = Arrays.stream(hierarchy.parents(concept)).anyMatch(parent -> !states.isAbstract(parent));
        return below ? WordIndex.Level.SPECIFIC : WordIndex.Level.GENERAL;
    }

    /** All concepts. */
    public BitSet all() {
        BitSet all = new BitSet(size());
        all.set(0, size());
        return all;
    }
}
