package se.nhv.write.rules;

import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.write.Draft;

/** Who holds a sub-permit holds a permit for the area above it. */
final class SubPermitsBelowPermits implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        if (!(given.after() instanceof OrganizationAffiliation affiliation)
                || !affiliation.getActive()
                || !Permits.hasRole(affiliation, Permits.SUB_PERMIT)) {
            return;
        }
        String holder = String.valueOf(affiliation.getOrganization().getReference());
        for (String area : Permits.areas(affiliation)) {
            List<String> above = Permits.above(given.draft(), area);
            if (!above.isEmpty() && !holdsOneOf(given.draft(), holder, above)) {
                problems.accept(Problem.error(Code.PERMIT_MISSING, given.at("specialty"), area, holder));
            }
        }
    }

    private static boolean holdsOneOf(Draft draft, String holder, List<String> areas) {
        return Permits.active(draft)
                .filter(permit -> Permits.hasRole(permit, Permits.PERMIT))
                .filter(permit -> holder.equals(permit.getOrganization().getReference()))
                .anyMatch(permit -> Permits.areas(permit).stream().anyMatch(areas::contains));
    }
}
