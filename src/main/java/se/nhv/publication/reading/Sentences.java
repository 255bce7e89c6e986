package se.nhv.publication.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that stand together, divided into sentences again. Not thread-safe. */
final class Sentences {
    private static final Pattern BREAK = Pattern.compile("[.!?]\\s+(?=\\P{L}{0,4}\\p{Lu})");

    private final StringBuilder words = new StringBuilder();
    /** The paragraph of each line, by the place where the line begins among the words. */
    private final TreeMap<Integer, Integer> paragraphs = new TreeMap<>();

    void line(int paragraph, String text) {
        paragraphs.put(words.length(), paragraph);
        words.append(text.strip()).append(' ');
    }

    /** The sentences of the lines so far, which are forgotten. */
    List<PagePassage> taken(String at) {
        List<PagePassage> sentences = new ArrayList<>();
        int from = 0;
        Matcher end = BREAK.matcher(words);
        while (from < words.length()) {
            int to = end.find() ? end.end() : words.length();
            TreeSet<Integer> standsIn =
                    new TreeSet<>(paragraphs.subMap(from, to).values());
            Map.Entry<Integer, Integer> begins = paragraphs.floorEntry(from);
            standsIn.add(begins.getValue());
            sentences.add(new PagePassage(at, words.substring(from, to), null, 0, standsIn));
            from = to;
        }
        words.setLength(0);
        paragraphs.clear();
        return sentences;
    }
}
