package se.nhv.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;

/**
 * A care area that a question touches, by codes, by name or by both. Immutable.
 *
 * @param matches what codes met in it; empty when it was asked about by name only
 * @param byName the codes of nhv-omrade by which it was named: the area, a sub-area or a sub-permit
 */
record Touched(CareArea area, List<Match> matches, Set<String> byName) {

    /** The areas that a question touches: certain before candidate before those asked by name alone, then by slug. */
    static List<Touched> of(CareAreas areas, Concepts names, List<Match> matches, List<String> asked) {
        Map<String, List<Match>> byArea = new LinkedHashMap<>();
        matches.forEach(match ->
                byArea.computeIfAbsent(match.area(), slug -> new ArrayList<>()).add(match));
        Map<String, Set<String>> byName = new LinkedHashMap<>();
        asked.forEach(code -> byName.computeIfAbsent(names.top(code), slug -> new LinkedHashSet<>())
                .add(code));
        Set<String> slugs = new TreeSet<>(byArea.keySet());
        slugs.addAll(byName.keySet());
        List<Touched> touched = new ArrayList<>();
        for (String slug : slugs) {
            CareArea area = areas.active(slug);
            if (area != null) {
                touched.add(
                        new Touched(area, byArea.getOrDefault(slug, List.of()), byName.getOrDefault(slug, Set.of())));
            }
        }
        touched.sort(Comparator.comparingInt(Touched::strength));
        return touched;
    }

    private int strength() {
        return matches.isEmpty()
                ? Certainty.values().length
                : strongest().certainty().ordinal();
    }

    /** The first of the strongest matches. */
    Match strongest() {
        return matches.stream()
                .min(Comparator.comparing(Match::certainty))
                .orElseThrow(() -> new IllegalStateException("asked for by name only"));
    }

    /** What is known of the patient in this area: the answers, and what a certain code answers where nobody did. */
    Facts facts(Facts given) {
        Facts facts = given;
        for (Match match : matches) {
            if (match.certainty() == Certainty.CERTAIN) {
                facts = facts.withTrue(match.criterion());
            }
        }
        return facts;
    }

    /** The sub-areas of which a code was met, in the order of the hierarchy. */
    List<Concept> matchedSubAreas(Concepts names) {
        Set<String> met = new HashSet<>();
        for (Match match : matches) {
            if (match.subArea() != null) {
                met.add(match.subArea());
            }
        }
        // most areas have none, and the hierarchy is long
        return met.isEmpty()
                ? List.of()
                : names.all().stream()
                        .filter(concept -> met.contains(concept.code()))
                        .toList();
    }

    /** The questions that are worth asking: those of the whole area, and of each sub-area that anything points at. */
    List<Question> questions(Concepts names, Facts given) {
        if (byName.stream().anyMatch(code -> !isSubArea(names, code))) {
            return area.questions();
        }
        Set<String> subAreas = new HashSet<>(byName);
        matches.stream().map(Match::subArea).filter(code -> code != null).forEach(subAreas::add);
        area.questions().stream()
                .filter(question -> given.answered(question.linkId()))
                .map(Question::subArea)
                .filter(code -> code != null)
                .forEach(subAreas::add);
        return area.questions().stream()
                .filter(question -> question.subArea() == null || subAreas.contains(question.subArea()))
                .toList();
    }

    private static boolean isSubArea(Concepts names, String code) {
        Concept concept = names.get(code);
        return concept != null && "delomrade".equals(concept.property("kind"));
    }
}
