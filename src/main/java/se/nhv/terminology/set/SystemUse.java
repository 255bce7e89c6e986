package se.nhv.terminology.set;

import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.code.VersionRule;

/**
 * How one include came to a version of a code system. Immutable.
 *
 * @param system the code system's url
 * @param stated the version that the include names; null when it names none
 * @param wanted the version after the request's parameters, perhaps with wildcards; null when anything goes
 * @param decidedBy the request's parameter that decided; null when the include did, or nothing
 * @param view the system in the version that was found; null when none was
 * @param included whether it brings concepts; false when it takes them away
 */
public record SystemUse(
        String system,
        @Nullable String stated,
        @Nullable String wanted,
        @Nullable DecidedBy decidedBy,
        @Nullable SystemView view,
        boolean included) {

    /** A parameter and the value that decided. */
    public record DecidedBy(String parameter, Canonical value) {}

    /** Whether a coding with this version means a version that the include accepts. */
    public boolean accepts(String version) {
        return wanted == null || wanted.equals(version) || VersionRule.matches(wanted, version);
    }

    /** Whether the request's parameters put another version in the place of the stated one. */
    public boolean changed() {
        return wanted != null && !wanted.equals(stated);
    }

    SystemUse resolved(SystemView found) {
        return new SystemUse(system, stated, wanted, decidedBy, found, included);
    }

    SystemUse takingAway() {
        return new SystemUse(system, stated, wanted, decidedBy, view, false);
    }
}
