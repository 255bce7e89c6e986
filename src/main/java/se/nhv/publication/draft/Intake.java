package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.Publication;
import se.nhv.publication.PublishedWords;
import se.nhv.publication.overlay.Address;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Overlay;
import se.nhv.source.compare.Comparison;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Published;
import se.nhv.source.record.Kind;

/**
 * What documents make of the register: new areas become drafts, known ones are revised. The documents are taken in an order of their
 * own, the accepted ones first, so that the order of the files does not matter. One use, one thread.
 */
public final class Intake {
    private static final Set<Kind> READ = EnumSet.of(Kind.AREA_PAGE, Kind.DECISION, Kind.BOARD_DECISION);

    private final PublishedWords words;
    private final Acceptance acceptance;
    private final Map<String, Arrival> newAddresses = new TreeMap<>();
    private final Map<String, Arrival> drafts = new TreeMap<>();
    private final Set<String> areas = new TreeSet<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Overlay overlay;
    private Published published;

    /**
     * What is said of one document.
     *
     * @param words in plain Swedish
     * @param failed whether it should have been written and cannot be
     */
    public record Remark(Arrival arrival, String words, boolean failed) {}

    /**
     * @param overlay the editorial files as they become
     * @param areas the areas that something was written of, by slug
     * @param drafts the pages that drafts were made of, by slug
     * @param addresses the documents by those addresses that the overlay did not have
     * @param refusals why not all that was accepted can be carried out; nothing may be written then
     */
    public record Outcome(
            Overlay overlay,
            Set<String> areas,
            Map<String, Arrival> drafts,
            Map<String, Arrival> addresses,
            List<Remark> remarks,
            List<String> refusals) {}

    private Intake(Overlay overlay, Published published, PublishedWords words, Acceptance acceptance) {
        this.overlay = overlay;
        this.published = published;
        this.words = words;
        this.acceptance = acceptance;
    }

    /** What the documents make of what is published. */
    public static Outcome of(
            Overlay overlay, Published published, PublishedWords words, Acceptance acceptance, List<Arrival> arrivals) {
        Intake intake = new Intake(overlay, published, words, acceptance);
        List<String> refusals = new ArrayList<>(intake.refusals(arrivals));
        if (refusals.isEmpty()) {
            try {
                intake.ordered(arrivals).forEach(intake::take);
            } catch (IllegalArgumentException impossible) {
                refusals.add(String.valueOf(impossible.getMessage()));
            }
        }
        return new Outcome(intake.overlay, intake.areas, intake.drafts, intake.newAddresses, intake.remarks, refusals);
    }

    private List<String> refusals(List<Arrival> arrivals) {
        List<Difference> offered = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            boolean whole = !arrival.document().reading().truncated() && arrival.address() != null;
            if (whole) {
                offered.addAll(differences(arrival));
            }
        }
        return acceptance.refusals(offered);
    }

    private List<Difference> differences(Arrival arrival) {
        return new Comparison(published).of(arrival.document(), arrival.address());
    }

    /** What is accepted comes into force before a document with the former value is compared with it. */
    private List<Arrival> ordered(List<Arrival> arrivals) {
        return arrivals.stream()
                .filter(arrival -> READ.contains(arrival.document().kind()))
                .filter(arrival -> arrival.document().slug() != null)
                .sorted(Comparator.comparing(this::nothingAccepted).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private boolean nothingAccepted(Arrival arrival) {
        return differences(arrival).stream()
                .noneMatch(difference -> difference instanceof Difference.Value value && acceptance.accepts(value));
    }

    private void take(Arrival arrival) {
        String draft = DraftArea.id(arrival.document());
        String slug = published.area(arrival.document(), arrival.address()).orElse(draft);
        Optional<Area> known = overlay.areas().stream()
                .filter(area -> area.slug().equals(slug) || area.slug().equals(draft))
                .findFirst();
        boolean page = arrival.document().kind() == Kind.AREA_PAGE;
        if (known.isPresent() && !(page && rewritten(known.get(), arrival.address()))) {
            revise(known.get(), arrival);
        } else if (page) {
            draft(known, arrival);
        }
    }

    /** A draft that no editor has gone through is written anew from its own page. */
    private static boolean rewritten(Area area, @Nullable String address) {
        return area.origin().equals(DraftArea.ORIGIN) && (address == null || address.equals(area.page()));
    }

    private void draft(Optional<Area> before, Arrival arrival) {
        String address = arrival.address();
        if (address == null) {
            remark(arrival, "inget utkast: sidan säger inte sin adress, ange den med --address", true);
        } else if (arrival.document().reading().truncated()) {
            remark(arrival, "inget utkast: sidan är avklippt", true);
        } else {
            try {
                Map<String, String> labels = arrival.labels(DraftArea.id(arrival.document()));
                DraftArea read = new DraftArea(arrival.document(), address, published.directory(), labels);
                replace(before.map(read::again).orElseGet(read::area), arrival, address);
                drafts.put(DraftArea.id(arrival.document()), arrival);
            } catch (IllegalArgumentException contradiction) {
                remark(arrival, "inget utkast: " + contradiction.getMessage(), true);
            }
        }
    }

    private void revise(Area area, Arrival arrival) {
        List<Difference> differences = differences(arrival);
        String address = arrival.address();
        if (arrival.document().reading().truncated() || (address == null && !differences.isEmpty())) {
            boolean cut = arrival.document().reading().truncated();
            if (!differences.isEmpty()) {
                remark(
                        arrival,
                        cut
                                ? "det som skiljer sig skrivs inte: sidan är avklippt"
                                : "inget tillägg: sidan säger inte sin adress, ange den med --address",
                        !cut);
            } else {
                remark(arrival, "inget att skriva", false);
            }
            return;
        }
        revise(area, arrival, String.valueOf(address), differences);
    }

    private void revise(Area area, Arrival arrival, String address, List<Difference> differences) {
        NewPermits permits = new NewPermits(area.slug(), published, overlay.directory());
        Area revised = new Revision(area, arrival, address, acceptance, permits).with(differences);
        if (!revised.equals(area)) {
            replace(revised, arrival, address);
            return;
        }
        String why = differences.isEmpty() ? "inget att skriva" : "det som skiljer sig står redan sida vid sida";
        remark(arrival, why, false);
    }

    private void replace(Area area, Arrival arrival, String address) {
        boolean known = overlay.addresses().stream().anyMatch(one -> one.url().equals(address));
        Overlay extended = (known
                        ? overlay
                        : overlay.with(new Address(address, NewDocument.id(area.slug(), address, overlay.addresses()))))
                .with(area);
        List<Resource> resources = Publication.area(area, extended, words.of(area.slug()));
        if (!known) {
            newAddresses.put(address, arrival);
        }
        overlay = extended;
        published = published.with(resources);
        areas.add(area.slug());
    }

    private void remark(Arrival arrival, String text, boolean failed) {
        remarks.add(new Remark(arrival, text, failed));
    }
}
