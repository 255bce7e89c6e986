package se.nhv.write;

import java.util.List;
import se.nhv.problem.Problem;

/** Where in what a client sent a problem is. Pure. */
final class At {
    private At() {}

    /** The problems of one command of several: those that name a place inside its body, or none, are told under its entry. */
    static List<Problem> item(Writer.Item item, List<Problem> problems) {
        String path = item.path();
        return path == null
                ? problems
                : problems.stream().map(problem -> under(path, problem)).toList();
    }

    private static Problem under(String path, Problem problem) {
        String place = problem.expression();
        String entry = path.replaceFirst("\\.resource$", "");
        if (place != null && place.startsWith(entry)) {
            return problem;
        }
        String step = place == null ? "" : place.startsWith("[") ? place : "." + place;
        return problem.at(path + step);
    }

    /** Whether the problem is about the place that is wrong already, or about something inside it. */
    static boolean covers(Problem fault, Problem problem) {
        String place = String.valueOf(fault.expression());
        String other = String.valueOf(problem.expression());
        return other.equals(place) || other.startsWith(place + ".") || other.startsWith(place + "[");
    }

    /** The problems that none of the faults covers. */
    static List<Problem> uncovered(List<Problem> faults, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> faults.stream().noneMatch(fault -> covers(fault, problem)))
                .toList();
    }
}
