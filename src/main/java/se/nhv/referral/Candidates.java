package se.nhv.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.directory.Service;

/** The permits under which the units of an area would act, one for each unit, when sub-permits are asked for. Pure. */
final class Candidates {

    /** What is known of a unit's right to do what needs a sub-permit. */
    enum Holding {
        NOT_ASKED,
        HELD,
        /** A source says that it has none, or that others have all there are. */
        MISSING,
        UNKNOWN
    }

    /**
     * @param permit what the unit would act under: the sub-permit where it holds what is asked for
     * @param services what is offered under it
     * @param limits the services that say whom the unit takes, where those of the permit do not
     */
    record Candidate(Permit permit, List<Service> services, List<Service> limits, Holding holding) {}

    private final Directory directory;

    Candidates(Directory directory) {
        this.directory = directory;
    }

    List<Candidate> of(CareArea area, List<SubPermit> asked) {
        List<Candidate> candidates = new ArrayList<>();
        List<Permit> permits = directory.permits(area.slug());
        for (Permit permit : permits) {
            if (permit.isOwn() || permit.isPartner()) {
                candidates.add(candidate(permit, asked));
            }
        }
        for (SubPermit subPermit : asked) {
            for (Permit held : directory.permits(subPermit.concept())) {
                boolean alone = permits.stream().noneMatch(permit -> holds(permit, held));
                if (alone && candidates.stream().noneMatch(other -> sameUnit(other.permit(), held))) {
                    candidates.add(new Candidate(held, held.services(), List.of(), holdingOf(held, asked)));
                }
            }
        }
        return candidates;
    }

    private Candidate candidate(Permit permit, List<SubPermit> asked) {
        Holding holding = holdingOf(permit, asked);
        if (holding == Holding.HELD) {
            Permit held = Objects.requireNonNull(held(permit, asked.get(0)));
            return new Candidate(held, held.services(), permit.services(), holding);
        }
        return new Candidate(permit, permit.services(), List.of(), holding);
    }

    /** A unit must hold every sub-permit that is asked for; lacking one for certain outweighs not knowing of another. */
    private Holding holdingOf(Permit permit, List<SubPermit> asked) {
        List<Holding> each =
                asked.stream().map(subPermit -> holdingOf(permit, subPermit)).toList();
        for (Holding worst : List.of(Holding.MISSING, Holding.UNKNOWN, Holding.HELD)) {
            if (each.contains(worst)) {
                return worst;
            }
        }
        return Holding.NOT_ASKED;
    }

    private Holding holdingOf(Permit permit, SubPermit subPermit) {
        if (held(permit, subPermit) != null) {
            return Holding.HELD;
        }
        boolean said = permit.services().stream()
                .flatMap(service -> service.groups().stream())
                .anyMatch(group -> subPermit.concept().equals(group.withoutSubPermit()));
        Integer decided = subPermit.decidedUnits();
        boolean allKnown =
                decided != null && directory.permits(subPermit.concept()).size() >= decided;
        return said || allKnown ? Holding.MISSING : Holding.UNKNOWN;
    }

    private @Nullable Permit held(Permit permit, SubPermit subPermit) {
        return directory.permits(subPermit.concept()).stream()
                .filter(held -> holds(permit, held))
                .findFirst()
                .orElse(null);
    }

    /** A sub-permit belongs to the permit of the same holder; a partner holds nothing of it. */
    private static boolean holds(Permit permit, Permit held) {
        return held.equals(permit)
                || (permit.isOwn()
                        && permit.holder().id().equals(held.holder().id())
                        && (sameUnit(permit, held) || !permit.unitStated() || !held.unitStated()));
    }

    private static boolean sameUnit(Permit one, Permit other) {
        return one.unit().id().equals(other.unit().id());
    }
}
