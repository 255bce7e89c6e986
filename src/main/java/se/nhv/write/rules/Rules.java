package se.nhv.write.rules;

import java.util.ArrayList;
import java.util.List;
import se.nhv.problem.Problem;
import se.nhv.write.Bodies;
import se.nhv.write.Finder;

/** All rules, in the order in which their problems are told. Thread-safe. */
public record Rules(List<Rule> list) {

    public Rules {
        list = List.copyOf(list);
    }

    /**
     * The rules of the register.
     *
     * @param finder knows who bears an identifier
     */
    public static Rules all(Bodies bodies, Finder finder) {
        return new Rules(List.of(
                new Completeness(bodies),
                new KnownCodes(),
                new LiveReferences(),
                new NoCycles(),
                new OwnIdentifiers(finder),
                new ForwardPeriods(),
                new WholePermits(),
                new SubPermitsBelowPermits(),
                new EnoughUnits(),
                new FourEyes(),
                new NothingLeftDangling()));
    }

    /** Everything that is wrong with a change. */
    public List<Problem> check(Case given) {
        List<Problem> problems = new ArrayList<>();
        list.forEach(rule -> rule.check(given, problems::add));
        return problems;
    }
}
