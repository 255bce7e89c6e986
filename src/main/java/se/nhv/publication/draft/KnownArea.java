package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Permit;
import se.nhv.source.compare.Difference;
import se.nhv.source.directory.Directory;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;

/**
 * What a page adds to an area that an editor has gone through: the number of units and the first day of a permit where none is known,
 * and permits of holders that have none. Where the page says otherwise than what stands there, what stands there stays, and an
 * editor decides; a holder that the page does not name keeps its permit, since silence ends nothing. Thread-safe.
 *
 * @param address where the page is: the source of what it adds
 */
public record KnownArea(Area area, Document page, String address, Directory directory) {
    /** The authority's own page says it. */
    private static final String EVIDENCE = "verifierad";

    /** The area with what the page adds; the same area when that is nothing. */
    public Area with(List<Difference> differences) {
        Additions additions = new Additions();
        boolean added = false;
        for (Difference difference : differences) {
            added |= difference.accept(additions);
        }
        return added ? additions.area() : area;
    }

    /** Tells of each difference whether it added something. */
    private final class Additions implements Difference.Visitor<Boolean> {
        private @Nullable Integer units = area.decidedUnits();
        private final List<Permit> permits = new ArrayList<>(area.permits());

        Area area() {
            List<String> addresses = new ArrayList<>(area.addresses());
            if (!addresses.contains(address)) {
                addresses.add(address);
            }
            return area.withFacts(units, addresses, permits);
        }

        @Override
        public Boolean newArea(Difference.NewArea difference) {
            return false;
        }

        @Override
        public Boolean units(Difference.Units difference) {
            if (difference.before() != null) {
                return false;
            }
            units = difference.after();
            return true;
        }

        @Override
        public Boolean newHolder(Difference.NewHolder difference) {
            Optional<Permit> permit = holders()
                    .flatMap(holder -> permit(holder).stream())
                    .filter(one -> one.holder().equals(difference.region()))
                    .findFirst();
            permit.ifPresent(permits::add);
            return permit.isPresent();
        }

        @Override
        public Boolean unnamedHolder(Difference.UnnamedHolder difference) {
            return false;
        }

        @Override
        public Boolean start(Difference.Start difference) {
            Optional<Permit> undated = permits.stream()
                    .filter(permit -> difference.permit().equals(permit.id(area.slug())) && permit.start() == null)
                    .findFirst();
            undated.ifPresent(permit -> permits.set(permits.indexOf(permit), permit.withStart(difference.after())));
            return undated.isPresent();
        }
    }

    private Stream<Holder> holders() {
        return page.facts().holders() == null ? Stream.empty() : page.facts().holders().stream();
    }

    private Optional<Permit> permit(Holder holder) {
        return new DraftPermits(area.slug(), address, directory, page.period().validFrom(), EVIDENCE)
                .permit(withoutSubPermits(holder), new TreeMap<>());
    }

    /** Which of the area's sub-permits the page's words mean is for an editor to say: they go into the permit's comment. */
    private static Holder withoutSubPermits(Holder holder) {
        if (holder.subPermits().isEmpty()) {
            return holder;
        }
        String note = "deltillstånd: " + String.join(", ", holder.subPermits())
                + (holder.note() == null ? "" : "; " + holder.note());
        return new Holder(holder.region(), holder.unit(), holder.dnr(), List.of(), holder.partners(), note);
    }
}
