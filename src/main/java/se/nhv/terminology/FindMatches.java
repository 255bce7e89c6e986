package se.nhv.terminology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.VersionParameters;

/** {@code CodeSystem/$find-matches} (R4): the concepts that have all the given property values. Stateless. */
public final class FindMatches {

    /** A property and the value that it must have: a code, a primitive's text, or a Coding's code. */
    public record Wanted(String property, String value) {}

    /** The concepts with the most matches first, then in the order of the system. */
    public List<Match> find(Scope scope, Question question) {
        SystemView view =
                Located.system(scope, question.system(), question.version(), VersionParameters.NONE, List.of());
        List<BitSet> found =
                question.wanted().stream().map(wanted -> matches(view, wanted)).toList();
        List<Match> answers = new ArrayList<>();
        for (int hits = found.size(); hits >= (question.exact() ? found.size() : 1); hits--) {
            for (int concept = 0; concept < view.base().size() && answers.size() < question.most(); concept++) {
                int at = concept;
                if (found.stream().filter(set -> set.get(at)).count() == hits) {
                    answers.add(new Match(
                            view.url(),
                            view.version(),
                            view.base().code(concept),
                            view.base().display(concept)));
                }
            }
        }
        return answers;
    }

    /**
     * @param exact whether every property must match
     * @param most answers at most
     */
    public record Question(String system, @Nullable String version, List<Wanted> wanted, boolean exact, int most) {
        public Question {
            wanted = List.copyOf(wanted);
        }
    }

    public record Match(
            String system,
            @Nullable String version,
            String code,
            @Nullable String display) {}

    private static BitSet matches(SystemView view, Wanted wanted) {
        BitSet found = new BitSet();
        for (PropertyColumn column : view.base().properties()) {
            if (column.code().equals(wanted.property())) {
                found.or(column.where(wanted.value()::equals));
            }
        }
        int named = view.base().find(wanted.value());
        if (wanted.property().equals("code") && named >= 0) {
            found.set(named);
        }
        if (wanted.property().equals("parent") && named >= 0) {
            for (int child : view.base().hierarchy().children(named)) {
                found.set(child);
            }
        }
        return found;
    }
}
