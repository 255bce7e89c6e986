package se.nhv.publication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.ConditionSet;
import se.nhv.publication.overlay.ConditionSet.Entry;
import se.nhv.source.ParagraphLabel;
import se.nhv.source.SourceDocuments;
import se.nhv.source.SourceReader;
import se.nhv.source.conditions.ConditionScope;
import se.nhv.source.directory.Directory;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Slug;

/**
 * A document of special conditions as it was read, with the overlay's codes: a condition keeps its code while its words
 * are the same, and a new one gets the next number and no English. Immutable.
 *
 * @param status {@code proposal} or {@code decided}
 * @param hanging the overlay's entries whose words the document no longer has
 */
record ConditionForm(ConditionSet set, @Nullable String status, List<Category> categories, List<Entry> hanging) {

    /** A heading of the form with what stands below it. */
    record Category(Entry entry, String source, List<Group> groups) {}

    /** Conditions that the same units must meet; {@code lead} is the sentence above them, null for none. */
    record Group(@Nullable String lead, ConditionScope scope, List<Condition> conditions) {}

    record Condition(Entry entry, String source) {}

    /** None when the document is not at hand, or is no document of conditions. */
    static Optional<ConditionForm> read(ConditionSet set, SourceDocuments documents) {
        SourceReader reader = new SourceReader(new Directory(List.of()), Map.of());
        return documents
                .whole(set.document())
                .map(text -> reader.read(text.getBytes(StandardCharsets.UTF_8)).documents())
                .flatMap(read -> read.stream()
                        .filter(one -> one.kind() == Kind.CONDITIONS)
                        .findFirst())
                .map(read -> new Reading(set, documents).form(read));
    }

    /** Goes through the document in its order, so that equal words at two places are found at both. */
    private static final class Reading {
        private final ConditionSet set;
        private final SourceDocuments documents;
        private final List<Entry> unused;
        private int paragraph = 1;
        private int next;

        Reading(ConditionSet set, SourceDocuments documents) {
            this.set = set;
            this.documents = documents;
            this.unused = new ArrayList<>(set.categories());
            this.unused.addAll(set.conditions());
            this.next = set.conditions().size();
        }

        ConditionForm form(Document read) {
            List<Category> categories = new ArrayList<>();
            Criterion root = read.definition().criteria();
            for (Criterion category : root == null ? List.<Criterion>of() : root.children()) {
                categories.add(category(category));
            }
            return new ConditionForm(set, read.facts().status(), List.copyOf(categories), List.copyOf(unused));
        }

        private Category category(Criterion node) {
            Entry entry = entry(set.categories(), node, Slug.of(words(node)));
            String source = source(words(node));
            List<Group> groups = new ArrayList<>();
            List<Condition> own = new ArrayList<>();
            for (Criterion child : node.children()) {
                if (child.children().isEmpty()) {
                    own.add(condition(child));
                } else {
                    source(words(child));
                    groups.add(new Group(words(child), ConditionScope.of(words(child)), conditions(child)));
                }
            }
            if (!own.isEmpty()) {
                groups.add(0, new Group(null, ConditionScope.EACH_UNIT, own));
            }
            return new Category(entry, source, groups);
        }

        private List<Condition> conditions(Criterion group) {
            return group.children().stream().map(this::condition).toList();
        }

        private Condition condition(Criterion node) {
            Entry entry = entry(set.conditions(), node, String.format("%s-v%02d", set.area(), next + 1));
            next += set.conditions().contains(entry) ? 0 : 1;
            return new Condition(entry, source(words(node)));
        }

        /** The overlay's entry for these words, else a new one with the code. */
        private Entry entry(List<Entry> known, Criterion node, String code) {
            Optional<Entry> found = known.stream()
                    .filter(one -> unused.contains(one) && one.sv().equals(words(node)))
                    .findFirst();
            found.ifPresent(unused::remove);
            return found.orElseGet(() -> new Entry(code, words(node), null));
        }

        private String source(String words) {
            ParagraphLabel label = documents
                    .find(set.document(), words, paragraph)
                    .orElseThrow(() -> new IllegalArgumentException(set.document() + " does not say: " + words));
            paragraph = label.last();
            return label.toString();
        }

        private static String words(Criterion node) {
            return String.valueOf(node.text());
        }
    }
}
