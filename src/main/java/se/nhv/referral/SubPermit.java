package se.nhv.referral;

import org.jspecify.annotations.Nullable;

/**
 * An action that needs a narrower permit. Immutable.
 *
 * @param concept the code of nhv-omrade that holders of the sub-permit have as specialty
 * @param condition true when the action is asked for; where no action of the plan says when, only its name asks for it
 * @param decidedUnits how many units may hold it; null when no source says
 */
public record SubPermit(
        String concept, Criterion condition, @Nullable Integer decidedUnits) {}
