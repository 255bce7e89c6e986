package se.nhv.terminology.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/**
 * The further names of all concepts: values as a column, languages and uses as numbers into short lists, for there are few
 * different ones. Immutable, safe for all threads.
 */
final class Designations {
    private final int[] start;
    private final Texts values;
    private final short[] language;
    private final short[] use;
    private final List<@Nullable String> languages;
    private final List<@Nullable Coding> uses;
    private final Map<Integer, List<Extension>> extensions;

    private Designations(Builder from) {
        this.start = Arrays.copyOf(from.start, from.concepts + 1);
        this.values = from.values.build();
        this.language = Arrays.copyOf(from.language, from.size);
        this.use = Arrays.copyOf(from.use, from.size);
        this.languages = new ArrayList<>(from.languages);
        this.uses = new ArrayList<>(from.uses);
        this.extensions = Map.copyOf(from.extensions);
    }

    List<Designation> of(int concept) {
        if (start[concept] == start[concept + 1]) {
            return List.of();
        }
        List<Designation> found = new ArrayList<>(start[concept + 1] - start[concept]);
        for (int i = start[concept]; i < start[concept + 1]; i++) {
            found.add(new Designation(
                    languages.get(language[i]),
                    uses.get(use[i]),
                    String.valueOf(values.get(i)),
                    extensions.getOrDefault(i, List.of()),
                    null,
                    false));
        }
        return found;
    }

    /** The different languages, without the unstated one. */
    List<String> languages() {
        List<String> stated = new ArrayList<>();
        for (String tag : languages) {
            if (tag != null) {
                stated.add(tag);
            }
        }
        return stated;
    }

    /** Collects names concept by concept. Not thread-safe. */
    static final class Builder {
        private int[] start = new int[16];
        private int concepts;
        private int size;
        private short[] language = new short[16];
        private short[] use = new short[16];
        private final Texts.Builder values = new Texts.Builder();
        private final List<@Nullable String> languages = new ArrayList<>();
        private final Map<String, Integer> languageNumbers = new HashMap<>();
        private final List<@Nullable Coding> uses = new ArrayList<>();
        private final Map<String, Integer> useNumbers = new HashMap<>();
        private final Map<Integer, List<Extension>> extensions = new HashMap<>();

        /** Begins the next concept. */
        void next() {
            concepts++;
            if (concepts + 1 >= start.length) {
                start = Arrays.copyOf(start, start.length * 2);
            }
            start[concepts] = size;
        }

        /** Adds a name to the concept begun last. */
        void add(@Nullable String tag, @Nullable Coding coding, String value, List<Extension> more) {
            if (size == language.length) {
                language = Arrays.copyOf(language, size * 2);
                use = Arrays.copyOf(use, size * 2);
            }
            language[size] = number(String.valueOf(tag), tag, languageNumbers, languages);
            String key = coding == null
                    ? ""
                    : coding.getSystem() + "|" + coding.getCode() + "|" + coding.getDisplay() + "|"
                            + coding.getVersion();
            use[size] = number(key, coding, useNumbers, uses);
            values.add(value);
            if (!more.isEmpty()) {
                extensions.put(size, List.copyOf(more));
            }
            size++;
        }

        private static <T> short number(
                String key, @Nullable T value, Map<String, Integer> numbers, List<@Nullable T> list) {
            Integer known = numbers.get(key);
            if (known != null) {
                return known.shortValue();
            }
            if (list.size() > Short.MAX_VALUE) {
                throw new TxException(
                        400,
                        Issue.error(
                                IssueType.TOOCOSTLY,
                                null,
                                Message.NHV_TOO_COSTLY,
                                "more than 32,767 languages or uses of designations"));
            }
            numbers.put(key, list.size());
            list.add(value);
            return (short) (list.size() - 1);
        }

        Designations build() {
            return new Designations(this);
        }
    }
}
