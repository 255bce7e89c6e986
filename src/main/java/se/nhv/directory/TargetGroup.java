package se.nhv.directory;

import org.jspecify.annotations.Nullable;

/**
 * Whom a unit takes, as CodeSystem nhv-malgrupp says it. Immutable.
 *
 * @param minAge the youngest age in completed years; null when there is no such limit
 * @param maxAge the age in completed years from which the unit no longer takes the patient; null when there is none
 * @param withoutSubPermit the sub-permit that a unit with this group certainly lacks; null when it says nothing of one
 */
public record TargetGroup(
        String code,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        @Nullable String withoutSubPermit) {

    /** Whether the group limits age at all. */
    public boolean limitsAge() {
        return minAge != null || maxAge != null;
    }
}
