package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.set.Segment;
import se.nhv.text.Letters;
import se.nhv.text.NamePattern;
import se.nhv.text.Words;

/** Finds members of a set by words: each word must begin a word of the code, the display or another name. Stateless. */
public final class CodeSearch {

    /** The members that match, in the set's order. */
    List<Expand.Member> members(List<Segment> segments, String filter) {
        List<NamePattern> words =
                Words.of(filter).stream().map(NamePattern::wordPrefix).toList();
        List<Expand.Member> found = new ArrayList<>();
        for (Segment segment : segments) {
            segment.members().stream()
                    .filter(concept -> matches(segment, concept, words))
                    .forEach(concept -> found.add(new Expand.Member(segment, concept)));
        }
        return found;
    }

    private static boolean matches(Segment segment, int concept, List<NamePattern> words) {
        StringBuilder text = new StringBuilder(segment.view().base().code(concept));
        for (Designation name : segment.view().designations(concept)) {
            text.append(' ').append(name.value());
        }
        String exact = Letters.exact(text.toString());
        return words.stream().allMatch(word -> word.match(exact).found());
    }
}
