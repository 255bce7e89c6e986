package se.nhv.referral;

import java.util.List;
import se.nhv.problem.Problem;

/**
 * The areas that the question touches, each with a verdict, and the destinations of each in that order. Immutable.
 *
 * @param remarks what the client should know beside the answer; empty when there is nothing to say
 */
public record DestinationsAnswer(List<AreaAnswer> areas, List<Destination> destinations, List<Problem> remarks) {
    public DestinationsAnswer {
        areas = List.copyOf(areas);
        destinations = List.copyOf(destinations);
        remarks = List.copyOf(remarks);
    }
}
