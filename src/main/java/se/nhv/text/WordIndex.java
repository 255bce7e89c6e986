package se.nhv.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.nhv.text.Dictionary.Fit;

/**
 * Searches many short texts (names of concepts with their codes) in Swedish: words in any order, beginnings of words, codes with
 * and without the dot, ends and parts of compounds; and, only when nothing is found, words that are nearly the typed ones.
 *
 * <p>Long because building, finding and ranking share the same arrays.
 *
 * <p>The order is one, whatever the page: the very code; codes that begin so; then by how well the words fit (same, another form,
 * beginning, folded, end of a compound, parts of one) and names for showing before others; then the plainer name: by its number of words that
 * were not asked for (two for whatever stands in brackets), one more where it does not begin with a typed word, one more where the
 * concept stands below another; last the order of the texts. Groups that nobody can choose come after all others. Immutable, safe for all threads.
 *
 * <p>No search library: the whole of a classification is some tens of thousands of different words, which sorted arrays hold in
 * a few megabytes and answer in microseconds.
 */
public final class WordIndex {
    private static final int NONE = Byte.MAX_VALUE;
    /** How well words fit decides before how plain a name is, which is less than this. */
    private static final int FIT = 512;

    private static final int GROUP_LAST = 1 << 24;
    private static final int EXACT_CODE = -2;
    private static final int CODE_BEGINS = -1;
    /** How classifications say that they say no more: such a name is as plain as without. */
    private static final Pattern UNSAID =
            Pattern.compile("(?i)utan (närmare )?angiven lokalisation|utan närmare angivelse");

    /** What a name has in brackets, however long it is. */
    private static final int BRACKETS = 2;

    /** Words that join others: a text need not have them, but where texts are alike it goes before that has. */
    private static final Set<String> SMALL = Set.of("i", "på", "av", "och", "en", "ett", "den", "det", "som");

    private final Dictionary dictionary;
    /** The texts of all words, one word's after the other's; {@code ends} says where each word's end. */
    private final int[] postings;

    private final int[] ends;
    private final String[] codes;
    private final int[] codeDoc;
    private final byte[] plainness;
    private final int[] firstWord;
    private final BitSet groups;
    private final Synonyms synonyms = Synonyms.swedish();

    /** Where a document stands in its hierarchy. */
    public enum Level {
        /** Only gathers others. */
        GROUP,
        /** Stands below none but groups. */
        GENERAL,
        /** Stands below another. */
        SPECIFIC
    }

    /**
     * What a search found.
     *
     * @param list best first
     * @param corrected the words that were searched instead of the typed ones; empty when those were found
     * @param synonyms the other words in which the question was asked too, where they found something
     */
    public record Hits(List<Hit> list, List<String> corrected, List<String> synonyms) {}

    /** A document and how well it matches; less is better, and comparable over indexes. */
    public record Hit(int document, int rank) {}

    private WordIndex(Builder from) {
        this.dictionary = new Dictionary(new ArrayList<>(from.words.keySet()));
        this.ends = new int[dictionary.size()];
        int word = 0;
        int end = 0;
        for (Builder.Documents documents : from.words.values()) {
            end += documents.size;
            ends[word++] = end;
        }
        this.postings = new int[end];
        end = 0;
        for (Builder.Documents documents : from.words.values()) {
            System.arraycopy(documents.list, 0, postings, end, documents.size);
            end += documents.size;
        }
        Integer[] order = new Integer[from.codes.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(from.codes::get));
        this.codes = new String[order.length];
        this.codeDoc = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            codes[i] = dictionary.shared(from.codes.get(order[i]));
            codeDoc[i] = from.codeDocs.get(order[i]);
        }
        this.plainness = Arrays.copyOf(from.plainness, from.size);
        this.groups = (BitSet) from.groups.clone();
        this.firstWord = new int[from.size];
        for (int document = 0; document < from.size; document++) {
            firstWord[document] = dictionary.find(from.first.get(document));
        }
    }

    /** The documents among these that match. */
    public Hits search(String query, BitSet among) {
        Map<Integer, Integer> rank = new HashMap<>();
        byCode(query, among, rank);
        List<String> words = Words.of(query);
        byWords(words, among, rank);
        List<String> others = bySynonyms(words, among, rank);
        List<String> corrected = List.of();
        if (rank.isEmpty()) {
            corrected = correct(words);
            if (!corrected.isEmpty()) {
                byWords(corrected, among, rank);
                others = bySynonyms(corrected, among, rank);
            }
        }
        List<Hit> hits = new ArrayList<>(rank.size());
        rank.forEach((document, value) -> hits.add(new Hit(document, groups.get(document) ? last(value) : value)));
        hits.sort(Comparator.comparingInt(Hit::rank).thenComparingInt(Hit::document));
        return new Hits(hits, hits.isEmpty() ? List.of() : corrected, others);
    }

    /** A group after all others of its kind: after the codes that begin as it does, or after all that has the words. */
    private static int last(int rank) {
        if (rank < 0) {
            return rank == EXACT_CODE ? EXACT_CODE : 0;
        }
        return GROUP_LAST + rank;
    }

    /** The question in other words; a document keeps its best rank. */
    private List<String> bySynonyms(List<String> words, BitSet among, Map<Integer, Integer> rank) {
        List<String> used = new ArrayList<>();
        for (List<String> other : synonyms.of(words)) {
            Map<Integer, Integer> own = new HashMap<>();
            byWords(other, among, own);
            own.forEach((document, value) -> rank.merge(document, value, Math::min));
            if (!own.isEmpty()) {
                used.add(String.join(" ", other));
            }
        }
        return used;
    }

    /** The code as typed, dots and spaces aside: the very code first, then codes that begin so. */
    private void byCode(String query, BitSet among, Map<Integer, Integer> rank) {
        String typed = code(query);
        if (typed.isEmpty()) {
            return;
        }
        int at = Arrays.binarySearch(codes, typed);
        int i = at < 0 ? -at - 1 : at;
        while (i > 0 && codes[i - 1].equals(typed)) {
            i--;
        }
        for (; i < codes.length && codes[i].startsWith(typed); i++) {
            if (among.get(codeDoc[i])) {
                rank.put(codeDoc[i], codes[i].equals(typed) ? EXACT_CODE : CODE_BEGINS);
            }
        }
    }

    private void byWords(List<String> words, BitSet among, Map<Integer, Integer> rank) {
        if (words.isEmpty()) {
            return;
        }
        int[] sum = new int[plainness.length];
        int[] lacking = new int[plainness.length];
        BitSet begun = new BitSet();
        BitSet kept = among;
        boolean small = words.stream().allMatch(SMALL::contains);
        for (String word : words) {
            byte[] best = best(word, begun);
            if (!small && SMALL.contains(word)) {
                for (int document = 0; document < best.length; document++) {
                    lacking[document] += best[document] < Fit.BEGINNING.cost() ? 0 : 1;
                }
                continue;
            }
            BitSet fitting = new BitSet();
            for (int document = kept.nextSetBit(0);
                    document >= 0 && document < best.length;
                    document = kept.nextSetBit(document + 1)) {
                if (best[document] < NONE) {
                    fitting.set(document);
                    sum[document] += best[document];
                }
            }
            kept = fitting;
        }
        for (int document = kept.nextSetBit(0); document >= 0; document = kept.nextSetBit(document + 1)) {
            int plain = Math.max(0, (plainness[document] & 0xff) - words.size())
                    + (begun.get(document) ? 0 : 1)
                    + lacking[document];
            rank.putIfAbsent(document, sum[document] * FIT + plain);
        }
    }

    /**
     * For every document the best fit of a typed word: the fit, one more where only a further name has it.
     *
     * @param begun gets the documents whose name for showing begins with the word
     */
    private byte[] best(String typed, BitSet begun) {
        byte[] best = new byte[plainness.length];
        Arrays.fill(best, (byte) NONE);
        boolean[] any = new boolean[1];
        dictionary.meanings(typed, (word, fit) -> {
            any[0] = true;
            mark(best, word, fit);
            if (fit.compareTo(Fit.FOLDED) <= 0) {
                documents(word).filter(document -> firstWord[document] == word).forEach(begun::set);
            }
        });
        if (!any[0]) {
            byParts(Compounds.parts(typed, dictionary), best);
        }
        return best;
    }

    /**
     * A compound that nobody writes: texts with words for all its parts; else texts with one of the parts as a word, those with
     * the most parts first, and of these those with the last part, which says what kind of thing it is.
     */
    private void byParts(List<String> parts, byte[] best) {
        int[] count = new int[best.length];
        BitSet whole = new BitSet();
        BitSet last = new BitSet();
        for (String part : parts) {
            BitSet having = new BitSet();
            last.clear();
            dictionary.meanings(part, (word, fit) -> {
                boolean between = dictionary.word(word).startsWith(parts.get(0));
                if (fit != Fit.END_OF_COMPOUND || between) {
                    documents(word).forEach(having::set);
                    documents(word).forEach(last::set);
                }
                if (fit == Fit.SAME) {
                    documents(word).forEach(whole::set);
                }
            });
            having.stream().forEach(document -> count[document]++);
        }
        int most = Arrays.stream(count).max().orElse(0);
        for (int document = 0; document < count.length && most > 0; document++) {
            int missing = parts.size() - count[document];
            if (missing == 0) {
                best[document] = (byte) (Fit.ALL_PARTS.cost());
            } else if (most < parts.size() && whole.get(document)) {
                best[document] = (byte) (Fit.ONE_PART.cost() + missing * 2 + (last.get(document) ? 0 : 1));
            }
        }
    }

    private IntStream documents(int word) {
        return Arrays.stream(postings, start(word), ends[word]).map(posting -> posting >> 1);
    }

    private int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    private void mark(byte[] best, int word, Fit fit) {
        for (int i = start(word); i < ends[word]; i++) {
            int document = postings[i] >> 1;
            int value = fit.cost() + (postings[i] & 1);
            if (value < best[document]) {
                best[document] = (byte) value;
            }
        }
    }

    private List<String> correct(List<String> words) {
        List<String> corrected = new ArrayList<>();
        for (String word : words) {
            boolean[] known = new boolean[1];
            dictionary.meanings(word, (number, fit) -> known[0] = true);
            if (known[0]) {
                corrected.add(word);
                continue;
            }
            List<Integer> near = dictionary.near(word);
            if (near.isEmpty()) {
                return List.of();
            }
            // of equally near words the one that most texts have
            int best = near.stream()
                    .max(Comparator.<Integer>comparingInt(number -> ends[number] - start(number))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            corrected.add(dictionary.word(best));
        }
        return corrected.equals(words) ? List.of() : corrected;
    }

    private static String code(String text) {
        StringBuilder bare = new StringBuilder();
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (letter != '.' && letter != ' ') {
                bare.append(letter);
            }
        }
        return bare.toString();
    }

    /** Collects texts; documents are numbers from 0, added in order. Not thread-safe. */
    public static final class Builder {
        private final TreeMap<String, Documents> words = new TreeMap<>();
        private final List<String> codes = new ArrayList<>();
        private final List<Integer> codeDocs = new ArrayList<>();
        private final List<String> first = new ArrayList<>();
        private final BitSet groups = new BitSet();
        private byte[] plainness = new byte[16];
        private int size;

        private static final class Documents {
            private int[] list = new int[2];
            private int size;

            void add(int posting) {
                if (size > 0 && list[size - 1] >> 1 == posting >> 1) {
                    list[size - 1] = Math.min(list[size - 1], posting);
                    return;
                }
                if (size == list.length) {
                    list = Arrays.copyOf(list, size * 2);
                }
                list[size++] = posting;
            }
        }

        /**
         * Adds the next document.
         *
         * @param code its code; words in it can be found too
         * @param shown the name for showing; may be empty
         * @param further other names
         */
        public void add(String code, String shown, List<String> further, Level level) {
            if (size == plainness.length) {
                plainness = Arrays.copyOf(plainness, size * 2);
            }
            List<String> own = Words.of(shown);
            first.add(own.isEmpty() ? "" : own.get(0));
            groups.set(size, level == Level.GROUP);
            String bare = shown.replaceAll("\\([^)]*\\)|\\[[^]]*\\]", " ");
            int plain = Words.of(UNSAID.matcher(bare).replaceAll(" ")).size()
                    + (bare.equals(shown) ? 0 : BRACKETS)
                    + (level == Level.SPECIFIC ? 1 : 0);
            plainness[size] = (byte) Math.min(254, plain);
            own.forEach(
                    word -> words.computeIfAbsent(word, key -> new Documents()).add(size * 2));
            Words.of(code)
                    .forEach(word ->
                            words.computeIfAbsent(word, key -> new Documents()).add(size * 2 + 1));
            for (String name : further) {
                Words.of(name)
                        .forEach(word -> words.computeIfAbsent(word, key -> new Documents())
                                .add(size * 2 + 1));
            }
            codes.add(code(code));
            codeDocs.add(size);
            size++;
        }

        public WordIndex build() {
            return new WordIndex(this);
        }
    }
}
