package se.nhv.referral;

import java.util.List;
import se.nhv.problem.Problem;

/**
 * The care areas that the codes touch: certain before candidate, then by slug. Immutable.
 *
 * @param remarks what the client should know about codes that met nothing; empty when there is nothing to say
 */
public record AreasAnswer(List<AreaAnswer> areas, List<Problem> remarks) {
    public AreasAnswer {
        areas = List.copyOf(areas);
        remarks = List.copyOf(remarks);
    }
}
