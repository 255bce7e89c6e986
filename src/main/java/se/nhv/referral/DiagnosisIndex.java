package se.nhv.referral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Nearest;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.SystemCompiler;

/**
 * From a normalised ICD-10-SE code to the criteria that it meets. Immutable.
 *
 * <p>A code stands for itself and for everything below it in the classification, so every code below a mapped one has its
 * entry: an answer is one look-up.
 */
final class DiagnosisIndex {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<Match>> matches = new HashMap<>();
    private final Map<String, Set<String>> mappedBelow = new HashMap<>();
    private final boolean complete;

    /**
     * @param classification null when the catalogue does not hold it: then each mapped code stands for itself only
     * @param rows the mapping, one pattern for each row with the mapped code in it, in the order of the resource
     */
    DiagnosisIndex(@Nullable CodeSystem classification, List<Match> rows) {
        Map<String, List<String>> below = new HashMap<>();
        if (classification != null) {
            read(SystemCompiler.compile(classification), below);
        }
        complete = classification != null && classification.getContent() == CodeSystemContentMode.COMPLETE;
        for (Match row : rows) {
            add(row.code(), row);
            for (String code : below.getOrDefault(row.code(), List.of())) {
                add(code, row);
            }
        }
        below.forEach((code, all) -> all.stream()
                .filter(lower -> rows.stream().anyMatch(row -> row.code().equals(lower)))
                .forEach(lower -> mappedBelow
                        .computeIfAbsent(code, key -> new TreeSet<>())
                        .add(lower)));
    }

    /** What the code meets, in the order of the mapping; empty when it meets nothing. */
    List<Match> matches(String code) {
        return matches.getOrDefault(code, List.of());
    }

    boolean knows(String code) {
        return names.containsKey(code);
    }

    /** The code's name in the classification; null when the register does not hold it. */
    @Nullable
    String name(String code) {
        return names.get(code);
    }

    /** Whether a code that is not known does not exist: true with a complete edition of the classification. */
    boolean isComplete() {
        return complete;
    }

    /** The mapped codes below one that is not mapped itself: whoever codes so coarsely should look further. */
    Set<String> mappedBelow(String code) {
        return matches.containsKey(code) ? Set.of() : mappedBelow.getOrDefault(code, Set.of());
    }

    /** The known code that was probably meant: the longest beginning that is one, or the nearest by spelling. */
    @Nullable
    String nearest(String code) {
        String above = nearestAbove(code);
        return above != null ? above : Nearest.of(code, names.keySet());
    }

    /** The longest beginning of a code that is itself a known code; null when there is none. */
    @Nullable
    String nearestAbove(String code) {
        // no code is longer than the form allows, whatever a client sends
        for (String above = code.substring(0, Math.min(code.length(), DiagnosisCode.LONGEST + 1));
                above.length() > 3; ) {
            above = DiagnosisCode.above(above);
            if (knows(above)) {
                return above;
            }
        }
        return null;
    }

    /** Nested, or by the property parent: an edition that an operator loads may have either form. */
    private void read(CompiledSystem classification, Map<String, List<String>> below) {
        for (int concept = 0; concept < classification.size(); concept++) {
            String code = DiagnosisCode.normalise(classification.code(concept));
            if (!classification.states().isAbstract(concept)) {
                names.put(code, classification.display(concept));
            }
            classification.hierarchy().ancestors(concept).stream()
                    .mapToObj(above -> DiagnosisCode.normalise(classification.code(above)))
                    .forEach(above -> below.computeIfAbsent(above, key -> new ArrayList<>())
                            .add(code));
        }
    }

    private void add(String code, Match row) {
        boolean exact = row.equivalence().equals("equal") || row.equivalence().equals("equivalent");
        // what lies below an equal code is narrower than the criterion
        String equivalence = exact && !code.equals(row.code()) ? "specializes" : row.equivalence();
        List<Match> list = matches.computeIfAbsent(code, key -> new ArrayList<>());
        list.add(
                new Match(code, row.area(), row.subArea(), row.criterion(), equivalence, row.certainty(), row.basis()));
    }
}
