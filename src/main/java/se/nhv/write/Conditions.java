package se.nhv.write;

import java.util.HashSet;
import java.util.Set;
import se.nhv.problem.Code;

/**
 * Conditional creations of one transaction: two with the same condition would make two resources that each of them was to prevent (FHIR
 * R4 http 3.1.0.11.2: the order of entries shall not matter). Used once.
 */
final class Conditions {
    private final Set<String> seen = new HashSet<>();

    /** @throws se.nhv.problem.ProblemException when an entry before this one creates on the same condition */
    void add(Writer.Item item) {
        if (item.command() instanceof Command.Create create && create.ifNoneExist() != null) {
            String condition = create.resource().fhirType() + "?" + create.ifNoneExist();
            if (!seen.add(condition)) {
                throw Staging.refused(Code.CONFLICT, item.path(), condition);
            }
        }
    }
}
