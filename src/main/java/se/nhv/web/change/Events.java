package se.nhv.web.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.directory.Validity;
import se.nhv.fhir.PartialDate;
import se.nhv.web.Wording;

/** What the permits of an edition say has happened and will happen. Pure. */
public final class Events {
    private static final Comparator<Event> NEWEST_FIRST = Comparator.comparing(
                    (Event event) -> event.date().first())
            .reversed()
            .thenComparing(event -> event.permit().id())
            .thenComparing(Event::kind);

    private Events() {}

    /** Of all permits, newest first. */
    public static List<Event> all(Catalogue catalogue) {
        Directory directory = catalogue.get(Directory.KEY);
        return directory.areas().all().stream()
                .flatMap(area -> directory.permits(area.code()).stream())
                .flatMap(permit -> of(permit).stream())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Of the permits of an area, its sub-permits and its partners, newest first. */
    public static List<Event> ofArea(Catalogue catalogue, String slug) {
        Directory directory = catalogue.get(Directory.KEY);
        return all(catalogue).stream()
                .filter(event -> directory.areas().top(event.permit().area()).equals(slug))
                .toList();
    }

    /** The event in one sentence. */
    public static String sentence(Catalogue catalogue, Event event, Wording wording) {
        Permit permit = event.permit();
        Concept area = catalogue.get(Directory.KEY).areas().get(permit.area());
        String name = area == null ? permit.area() : wording.name(area.label());
        String unit = permit.unit().id().equals(permit.holder().id())
                ? permit.holder().name()
                : wording.t(
                        "permit.through", permit.holder().name(), permit.unit().name());
        return wording.t(event.kind().key() + (permit.isPartner() ? "-partner" : ""), name, unit);
    }

    private static List<Event> of(Permit permit) {
        Validity validity = permit.validity();
        PartialDate granted = validity.granted();
        PartialDate start = validity.start();
        PartialDate end = validity.end();
        List<Event> events = new ArrayList<>();
        if (granted != null) {
            events.add(new Event(granted, Event.Kind.GRANTED, permit));
        }
        if (start != null) {
            events.add(new Event(start, Event.Kind.STARTED, permit));
        }
        if (end != null) {
            events.add(new Event(end, Event.Kind.ENDED, permit));
        }
        return events;
    }
}
