package se.nhv.referral;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Permit;
import se.nhv.directory.Role;
import se.nhv.directory.Service;

/** Gives each unit of an area its reasons and its place. Pure; made for one question. */
final class Ranking {
    private final Facts facts;
    private final Home home;
    private final LocalDate date;

    Ranking(Facts facts, Home home, LocalDate date) {
        this.facts = facts;
        this.home = home;
        this.date = date;
    }

    /** The destinations of an area: suitability, own permit before partner, geography, name, permit. */
    List<Destination> rank(CareArea area, List<Candidates.Candidate> candidates, boolean eligibleOnly) {
        List<Destination> ordered = candidates.stream()
                .map(candidate -> destination(area, candidate))
                .filter(destination -> !eligibleOnly || destination.suitability() == Suitability.ELIGIBLE)
                .sorted(order())
                .toList();
        List<Destination> ranked = new ArrayList<>();
        for (Destination destination : ordered) {
            ranked.add(destination.ranked(ranked.size() + 1));
        }
        return ranked;
    }

    private static Comparator<Destination> order() {
        Collator swedish = Collator.getInstance(Locale.forLanguageTag("sv"));
        return Comparator.comparing(Destination::suitability)
                .thenComparing(destination -> destination.permit().isPartner())
                .thenComparing(destination -> destination.reasons().get(0))
                .thenComparing(destination -> destination.permit().unit().name(), swedish)
                .thenComparing(destination -> destination.permit().id());
    }

    /** Of a permit's services, the one that suits the patient best: a limit on one activity does not close the unit. */
    private Destination destination(CareArea area, Candidates.Candidate candidate) {
        Destination best = destination(area, candidate, null);
        for (Service service : candidate.services()) {
            Destination next = destination(area, candidate, service);
            if (best.service() == null || next.suitability().compareTo(best.suitability()) < 0) {
                best = next;
            }
        }
        return best;
    }

    private Destination destination(CareArea area, Candidates.Candidate candidate, @Nullable Service service) {
        Permit permit = candidate.permit();
        Set<Reason> reasons = EnumSet.of(home.reason(permit, uptake(candidate, service)));
        switch (permit.validity().on(date)) {
            case NOT_STARTED -> reasons.add(Reason.PERMIT_NOT_STARTED);
            case ENDED -> reasons.add(Reason.PERMIT_ENDED);
            case STARTS_IN_YEAR -> reasons.add(Reason.PERMIT_START_IN_YEAR);
            case START_UNKNOWN -> reasons.add(Reason.START_UNKNOWN);
            case VALID -> {}
        }
        Set<Reason> ages = ages(candidate, service);
        reasons.addAll(ages);
        boolean refusedByAge = ages.stream().anyMatch(reason -> reason != Reason.AGE_NOT_GIVEN);
        switch (candidate.holding()) {
            case MISSING -> reasons.add(Reason.SUB_PERMIT_MISSING);
            case UNKNOWN -> {
                // a unit that does not take patients of this age leaves nothing unknown about its sub-permits
                if (!refusedByAge) {
                    reasons.add(Reason.SUB_PERMIT_UNKNOWN);
                }
            }
            case HELD, NOT_ASKED -> {}
        }
        reasons.addAll(roles(permit));
        return new Destination(area, 0, Reason.suitability(reasons), service, permit, List.copyOf(reasons));
    }

    /** The service that says where the unit's patients come from; a unit with a stated uptake keeps it under a sub-permit. */
    private static @Nullable Service uptake(Candidates.Candidate candidate, @Nullable Service service) {
        if (service != null && service.coverage() != null) {
            return service;
        }
        return candidate.limits().stream()
                .filter(ordinary -> ordinary.coverage() != null)
                .findFirst()
                .orElse(service);
    }

    /** A sub-permit's own age limits stand instead of the unit's ordinary ones. */
    private Set<Reason> ages(Candidates.Candidate candidate, @Nullable Service service) {
        if (service != null && !service.limitsAge()) {
            for (Service ordinary : candidate.limits()) {
                if (ordinary.limitsAge()) {
                    return UnitLimits.reasons(ordinary, facts);
                }
            }
        }
        return UnitLimits.reasons(service, facts);
    }

    private static Set<Reason> roles(Permit permit) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!permit.unitStated()) {
            reasons.add(Reason.UNIT_NOT_STATED);
        }
        if (permit.isPartner()) {
            if (permit.roles().contains(Role.SUBCONTRACTOR)) {
                reasons.add(Reason.SUBCONTRACTOR);
            }
            if (permit.roles().contains(Role.COLLABORATION_PARTNER)) {
                reasons.add(Reason.COLLABORATION_PARTNER);
            }
        }
        if ("delvis".equals(permit.evidence())) {
            reasons.add(Reason.EVIDENCE_PARTIAL);
        }
        return reasons;
    }
}
