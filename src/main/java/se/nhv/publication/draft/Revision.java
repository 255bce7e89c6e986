package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.Otherwise;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.Source;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.FactName;
import se.nhv.source.record.Kind;

/**
 * What one document makes of an area that there is: it fills gaps, what it says otherwise is kept beside what is in force, and what an
 * editor has accepted comes into force with the former value beside it. Tells of each difference whether it is in force now. One use,
 * one thread.
 */
final class Revision implements Difference.Visitor<Boolean> {
    private final Area area;
    private final Arrival arrival;
    private final String address;
    private final Acceptance acceptance;
    private final NewPermits newPermits;
    private final List<Permit> permits;
    private final TreeSet<Otherwise> otherwise;
    private Area.Facts facts;

    /** @param address where the document is */
    Revision(Area area, Arrival arrival, String address, Acceptance acceptance, NewPermits newPermits) {
        this.area = area;
        this.arrival = arrival;
        this.address = address;
        this.acceptance = acceptance;
        this.newPermits = newPermits;
        this.facts = area.facts();
        this.permits = new ArrayList<>(area.permits());
        this.otherwise = new TreeSet<>(area.otherwise());
    }

    /**
     * The area as it is now; the same area when the document brings nothing new.
     *
     * @throws IllegalArgumentException when what was accepted cannot be in force; the message says why, in plain Swedish
     */
    Area with(List<Difference> differences) {
        differences.forEach(difference -> difference.accept(this));
        saidBefore(differences);
        Area now = area.with(facts(facts.addresses()));
        if (now.equals(area)) {
            return area;
        }
        List<String> addresses = new ArrayList<>(area.addresses());
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
        return area.with(facts(addresses));
    }

    @Override
    public Boolean newArea(Difference.NewArea difference) {
        return false;
    }

    @Override
    public Boolean newHolder(Difference.NewHolder difference) {
        Optional<Permit> permit = newPermits.of(difference, arrival.document(), address);
        permit.ifPresentOrElse(permits::add, () -> aside(difference.name(), Difference.Value.NAMED));
        return permit.isPresent();
    }

    @Override
    public Boolean value(Difference.Value difference) {
        if (difference.adds() && inForce(difference)) {
            return true;
        }
        if (!difference.adds() && acceptance.accepts(difference)) {
            accept(difference);
            return true;
        }
        aside(difference.name(), difference.after());
        return false;
    }

    private void accept(Difference.Value difference) {
        List<String> sources = InForce.sources(area.with(facts(facts.addresses())), difference.fact());
        if (!inForce(difference)) {
            throw new IllegalArgumentException(
                    "--accept " + difference.name() + ": kan inte gälla: dagen ligger före tillståndets första,"
                            + " organisationen är okänd eller partnern står redan under ett annat tillstånd");
        }
        String former = Objects.requireNonNullElse(difference.before(), Difference.Value.OPEN_ENDED);
        otherwise.removeIf(
                one -> one.fact().equals(difference.name()) && one.value().equals(difference.after()));
        sources.forEach(
                source -> otherwise.add(new Otherwise(difference.name(), former, source, source.equals(address))));
    }

    private void aside(String fact, String value) {
        otherwise.removeIf(one -> one.fact().equals(fact) && one.source().equals(address) && !one.earlier());
        otherwise.add(new Otherwise(fact, value, address, false));
    }

    /** What the area's page said when it was read before, and says no longer, it said earlier. */
    private void saidBefore(List<Difference> differences) {
        if (arrival.document().kind() != Kind.AREA_PAGE) {
            return;
        }
        List<Otherwise> gone = otherwise.stream()
                .filter(one -> one.source().equals(address) && !one.earlier())
                .filter(one -> differences.stream()
                        .noneMatch(difference -> difference.name().equals(one.fact())))
                .toList();
        gone.forEach(one -> {
            otherwise.remove(one);
            otherwise.add(new Otherwise(one.fact(), one.value(), one.source(), true));
        });
    }

    private Optional<Permit> permit(FactName fact) {
        return permits.stream()
                .filter(permit -> permit.holder().equals(fact.region()))
                .findFirst();
    }

    /** Brings the document's value into force; false when it cannot be. */
    private boolean inForce(Difference.Value difference) {
        FactName fact = difference.fact();
        String after = difference.after();
        if (fact.region() != null) {
            return inForce(difference, permit(fact));
        }
        switch (fact.fact()) {
            case TITLE -> facts = facts.titled(after);
            case UNITS -> facts = facts.counted(Integer.valueOf(after), unitsPage());
            default -> facts = facts.with(counted(fact.partCode(), Integer.parseInt(after)));
        }
        return true;
    }

    private boolean inForce(Difference.Value difference, Optional<Permit> permit) {
        Optional<Permit> revised = permit.flatMap(one -> newPermits
                .terms(one, difference, acceptance.lastDay(difference), address)
                .map(terms -> one.with(sourced(terms))));
        revised.ifPresent(now -> permits.replaceAll(one -> one.holder().equals(now.holder()) ? now : one));
        return revised.isPresent();
    }

    private Permit.Facts sourced(Permit.Facts terms) {
        Source source = new Source(null, null, address);
        return terms.sources().contains(source)
                ? terms
                : terms.with(Stream.concat(terms.sources().stream(), Stream.of(source))
                        .toList());
    }

    private @Nullable String unitsPage() {
        return address.equals(area.page()) ? arrival.labels(area.slug()).get("decidedUnits") : null;
    }

    private List<Concept> counted(String code, int units) {
        return facts.concepts().stream()
                .map(concept -> concept.code().equals(code)
                        ? new Concept(code, concept.kind(), concept.sv(), concept.en(), units)
                        : concept)
                .toList();
    }

    private Area.Facts facts(List<String> addresses) {
        return new Area.Facts(
                facts.title(),
                facts.decidedUnits(),
                facts.unitsSource(),
                facts.unitsPage(),
                InForce.since(area, permits),
                addresses,
                facts.concepts(),
                permits,
                List.copyOf(otherwise));
    }
}
