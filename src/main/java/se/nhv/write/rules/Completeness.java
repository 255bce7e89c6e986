package se.nhv.write.rules;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Problem;
import se.nhv.write.Bodies;

/** Every element that R4 requires is there, and every value has its type's form. */
record Completeness(Bodies bodies) implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        Resource after = given.after();
        if (after == null) {
            return;
        }
        String type = given.change().key().type();
        for (Problem problem : bodies.faults(after)) {
            String expression = String.valueOf(problem.expression());
            String path = given.change().path() + expression.substring(Math.min(type.length(), expression.length()));
            problems.accept(problem.at(path));
        }
    }
}
