package se.nhv.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.set.Segment;
import se.nhv.text.Letters;
import se.nhv.text.NamePattern;
import se.nhv.text.WordIndex;
import se.nhv.text.Words;

/**
 * Finds members of a set by words ({@link WordIndex} says how and in which order), in the code system's names, in those that the
 * value set states and in those of supplements. Stateless.
 */
public final class CodeSearch {
    /** Nobody types more; a misspelled or compound word costs more the longer it is. */
    private static final int LONGEST_FILTER = 200;

    /** A name that is not in the index matches as well as one whose words begin so. */
    private static final int BEGINS = 2 * 512;

    /**
     * What was found.
     *
     * @param corrected the words that were searched instead; empty when the typed ones were
     * @param synonyms the other words in which was searched too, where they found something
     */
    record Found(List<Expand.Member> members, List<String> corrected, List<String> synonyms) {}

    private record Ranked(Expand.Member member, int rank, int segment) {}

    Found members(List<Segment> segments, String filter) {
        if (filter.length() > LONGEST_FILTER) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.TOOCOSTLY,
                            null,
                            Message.NHV_TOO_COSTLY,
                            "filter: " + filter.length() + " characters, at most " + LONGEST_FILTER));
        }
        List<Ranked> asTyped = new ArrayList<>();
        List<Ranked> nearly = new ArrayList<>();
        List<String> corrected = List.of();
        Set<String> synonyms = new LinkedHashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            WordIndex.Hits hits = segment.view().base().words().search(filter, segment.members());
            List<Ranked> list = hits.corrected().isEmpty() ? asTyped : nearly;
            if (!hits.corrected().isEmpty() && corrected.isEmpty()) {
                corrected = hits.corrected();
            }
            synonyms.addAll(hits.synonyms());
            Set<Integer> seen = new HashSet<>();
            for (WordIndex.Hit hit : hits.list()) {
                seen.add(hit.document());
                list.add(new Ranked(new Expand.Member(segment, hit.document()), hit.rank(), i));
            }
            further(segment, i, Words.of(filter), hits.corrected().isEmpty() ? seen : Set.of(), asTyped);
        }
        List<Ranked> found = asTyped.isEmpty() ? nearly : asTyped;
        found.sort(Comparator.comparingInt(Ranked::rank).thenComparingInt(Ranked::segment));
        List<Expand.Member> members = found.stream().map(Ranked::member).toList();
        return new Found(members, asTyped.isEmpty() ? corrected : List.of(), List.copyOf(synonyms));
    }

    /** Names that only this value set or a supplement knows. */
    private static void further(Segment segment, int at, List<String> words, Set<Integer> seen, List<Ranked> found) {
        BitSet concepts = new BitSet();
        segment.stated().forEach((concept, stated) -> {
            if (stated.hasDisplay() || stated.hasDesignation()) {
                concepts.set(concept);
            }
        });
        for (CompiledSystem supplement : segment.view().supplements()) {
            for (int other = 0; other < supplement.size(); other++) {
                int concept = segment.view().base().find(supplement.code(other));
                if (concept >= 0) {
                    concepts.set(concept);
                }
            }
        }
        concepts.and(segment.members());
        List<NamePattern> patterns = words.stream().map(NamePattern::wordPrefix).toList();
        concepts.stream()
                .filter(concept ->
                        !seen.contains(concept) && !patterns.isEmpty() && matches(segment, concept, patterns))
                .forEach(concept ->
                        found.add(new Ranked(new Expand.Member(segment, concept), BEGINS * patterns.size(), at)));
    }

    private static boolean matches(Segment segment, int concept, List<NamePattern> words) {
        ConceptReferenceComponent stated = segment.stated().get(concept);
        StringBuilder text = new StringBuilder();
        Displays.names(segment.view(), concept, stated)
                .forEach(name -> text.append(' ').append(name.value()));
        String exact = Letters.exact(text.toString());
        return words.stream().allMatch(word -> word.match(exact).found());
    }
}
