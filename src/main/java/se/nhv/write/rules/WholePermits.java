package se.nhv.write.rules;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/** A permit refers to a holder, a unit and an area, and says in which role (docs/architecture.md, content; IHE mCSD 1:46.8). */
final class WholePermits implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        if (!(given.after() instanceof OrganizationAffiliation affiliation)) {
            return;
        }
        require(affiliation.getOrganization().hasReference(), "organization", given, problems);
        require(
                affiliation.getParticipatingOrganization().hasReference(),
                "participatingOrganization",
                given,
                problems);
        require(!affiliation.getCode().isEmpty(), "code", given, problems);
        boolean ours = Permits.hasRole(affiliation, Permits.PERMIT) || Permits.hasRole(affiliation, Permits.SUB_PERMIT);
        require(!ours || !Permits.areas(affiliation).isEmpty(), "specialty", given, problems);
    }

    private static void require(boolean there, String element, Case given, Consumer<Problem> problems) {
        if (!there) {
            problems.accept(Problem.error(Code.MISSING_ELEMENT, given.at(element), given.at(element)));
        }
    }
}
