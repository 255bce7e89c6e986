package se.nhv.referral;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sub-permits a question calls for. Pure. */
final class SubPermits {
    private SubPermits() {}

    /** The sub-permits that an answer, the age or the name in the question asks for, each once, in the plan's order. */
    static List<SubPermit> asked(Touched touched, Facts facts) {
        Map<String, SubPermit> asked = new LinkedHashMap<>();
        for (SubPermit subPermit : touched.area().subPermits()) {
            boolean named = touched.byName().contains(subPermit.concept());
            if (named || subPermit.condition().value(facts) == Truth.TRUE) {
                asked.putIfAbsent(subPermit.concept(), subPermit);
            }
        }
        return List.copyOf(asked.values());
    }

    /** The questions of which a single yes would call for a sub-permit that is not called for yet. */
    static List<Question> openQuestions(Touched touched, Facts facts) {
        List<SubPermit> asked = asked(touched, facts);
        Set<String> open = new HashSet<>();
        for (SubPermit subPermit : touched.area().subPermits()) {
            boolean alreadyAsked =
                    asked.stream().anyMatch(other -> other.concept().equals(subPermit.concept()));
            if (!alreadyAsked) {
                open.addAll(oneYesAway(subPermit.condition(), facts));
            }
        }
        return touched.area().questions().stream()
                .filter(question -> open.contains(question.linkId()))
                .toList();
    }

    private static List<String> oneYesAway(Criterion condition, Facts facts) {
        Set<String> unanswered = new HashSet<>();
        condition.openQuestions(facts, unanswered);
        List<String> enough = new ArrayList<>();
        for (String linkId : unanswered) {
            if (condition.value(facts.withTrue(linkId)) == Truth.TRUE) {
                enough.add(linkId);
            }
        }
        return enough;
    }
}
