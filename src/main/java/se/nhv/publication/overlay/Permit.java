package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region's permit for an area, and the service that it allows.
 *
 * @param holder id of the region
 * @param unit id of the hospital, null when no source states it
 * @param provider id of the clinic or part that gives the service, when it is not the unit itself
 * @param serviceSuffix last part of the service's id, where the unit's id would make it too long
 * @param roles codes of nhv-tillstandsroll; left out: an ordinary permit
 * @param start FHIR date, as exact as it is known; null when unknown
 * @param granted date of the grant, as exact as it is known; null when not stated
 * @param dnr the authority's reference number, null when not stated
 * @param evidence code of nhv-belagg for the permit
 * @param serviceEvidence the same for the service, when it differs
 * @param coverage ids of locations: counties and groups of counties that a source states; empty: not stated
 * @param activities the units that share the assignment, each with its own limits; empty: one service for the whole
 */
public record Permit(
        String holder,
        @Nullable String unit,
        @Nullable String provider,
        @Nullable String serviceSuffix,
        List<String> roles,
        @Nullable String start,
        @Nullable String granted,
        @Nullable String dnr,
        String evidence,
        @Nullable String serviceEvidence,
        List<Source> sources,
        List<String> coverage,
        List<Limit> eligibility,
        @Nullable String comment,
        @Nullable String extra,
        List<Activity> activities,
        List<SubPermit> subPermits,
        List<Partner> partners) {
    public Permit {
        roles = Lists.orEmpty(roles).isEmpty() ? List.of("tillstand") : List.copyOf(roles);
        sources = Lists.orEmpty(sources);
        coverage = Lists.orEmpty(coverage);
        eligibility = Lists.orEmpty(eligibility);
        activities = Lists.orEmpty(activities);
        subPermits = Lists.orEmpty(subPermits);
        partners = Lists.orEmpty(partners);
    }

    /** The permit with its first day. */
    public Permit withStart(String day) {
        return new Permit(
                holder,
                unit,
                provider,
                serviceSuffix,
                roles,
                day,
                granted,
                dnr,
                evidence,
                serviceEvidence,
                sources,
                coverage,
                eligibility,
                comment,
                extra,
                activities,
                subPermits,
                partners);
    }

    /** The organization that performs the care, as far as it is known: the hospital, else the region. */
    public String performer() {
        return unit == null ? holder : unit;
    }

    /** Id of the permit under the area or sub-permit {@code scope}. */
    public String id(String scope) {
        return id(scope, holder);
    }

    /** A permit's id: the area or sub-permit, and the region without its prefix. */
    public static String id(String scope, String region) {
        return scope + "." + region.replaceFirst("^region-", "");
    }

    /** Id of the service under the area or sub-permit {@code scope}. */
    public String serviceId(String scope) {
        return scope + "." + (serviceSuffix == null ? performer() : serviceSuffix);
    }
}
