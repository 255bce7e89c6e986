package se.nhv.web.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.web.Address;
import se.nhv.web.Frame;
import se.nhv.web.change.Event;
import se.nhv.web.change.Events;
import se.nhv.web.resource.AreaView.Link;

/** Gathers what the page of an organisation shows. One use, one thread. */
final class OrganizationReader {
    private final Catalogue catalogue;
    private final Directory directory;
    private final Frame frame;
    private final Entry entry;
    private final Organization organization;
    private final PermitRows rows;

    OrganizationReader(Catalogue catalogue, Frame frame, Entry entry) {
        this.catalogue = catalogue;
        this.directory = catalogue.get(Directory.KEY);
        this.frame = frame;
        this.entry = entry;
        this.organization = entry.resource(Organization.class);
        this.rows = new PermitRows(catalogue, frame.wording(), frame.today());
    }

    OrganizationView read() {
        List<Link> below = below();
        Set<String> reporters = new LinkedHashSet<>(Set.of(entry.id()));
        children().forEach(child -> reporters.add(child.id()));
        String home = home();
        String kind = !home.isEmpty() ? "region" : organization.hasPartOf() ? "unit" : "other";
        return new OrganizationView(
                kind,
                organization.getAlias().stream().map(alias -> alias.getValue()).toList(),
                above(),
                below,
                home,
                permits(permit -> permit.isOwn()),
                permits(Permit::isSubPermit),
                permits(Permit::isPartner),
                new Results(catalogue, frame.wording()).ofReporters(reporters),
                history(),
                Forms.of(entry));
    }

    private boolean concerns(Permit permit) {
        return permit.unit().id().equals(entry.id())
                || (!permit.isPartner() && permit.holder().id().equals(entry.id()));
    }

    private List<PermitRow> permits(Predicate<Permit> wanted) {
        return directory.areas().all().stream()
                .flatMap(area -> directory.permits(area.code()).stream())
                .filter(permit -> concerns(permit) && wanted.test(permit))
                .map(this::row)
                .sorted(Comparator.comparing(PermitRow::what, frame.wording().order()))
                .toList();
    }

    /** On a region's page the line also says where: the unit stands in the place of the holder. */
    private PermitRow row(Permit permit) {
        PermitRow row = rows.ofArea(permit);
        boolean elsewhere = !permit.unit().id().equals(entry.id());
        return elsewhere
                ? new PermitRow(
                        row.what(),
                        row.address(),
                        permit.unit().name(),
                        Address.resource("Organization", permit.unit().id()),
                        row.validity(),
                        row.applies(),
                        row.details(),
                        row.permit())
                : row;
    }

    private List<Link> above() {
        List<Link> above = new ArrayList<>();
        Reference parent = organization.getPartOf();
        if (organization.hasPartOf()) {
            String id = parent.getReferenceElement().getIdPart();
            above.add(new Link(name(id), Address.resource("Organization", id)));
        }
        for (String place : directory.geography().collaborationRegions(entry.id())) {
            above.add(new Link(
                    catalogue
                            .find("Location", place)
                            .map(found -> found.resource(org.hl7.fhir.r4.model.Location.class)
                                    .getName())
                            .orElse(place),
                    Address.resource("Location", place)));
        }
        return above;
    }

    private List<Entry> children() {
        return catalogue.all("Organization").stream()
                .filter(child -> entry.id()
                        .equals(child.resource(Organization.class)
                                .getPartOf()
                                .getReferenceElement()
                                .getIdPart()))
                .toList();
    }

    private List<Link> below() {
        return children().stream()
                .map(child -> new Link(name(child.id()), Address.resource("Organization", child.id())))
                .sorted(Comparator.comparing(Link::text, frame.wording().order()))
                .toList();
    }

    private String name(String id) {
        return catalogue
                .find("Organization", id)
                .map(found -> found.resource(Organization.class).getName())
                .orElse(id);
    }

    private String home() {
        for (String code : directory.geography().countyCodes()) {
            County county = directory.geography().county(code);
            if (county != null && county.region().equals(entry.id())) {
                return Address.of("/refer").with("county", code).toString();
            }
        }
        return "";
    }

    private List<Link> history() {
        List<Link> history = new ArrayList<>();
        for (Event event : Events.all(catalogue)) {
            if (concerns(event.permit())) {
                history.add(new Link(
                        frame.wording().date(event.date()) + ": " + Events.sentence(catalogue, event, frame.wording()),
                        Address.resource(
                                "OrganizationAffiliation", event.permit().id())));
            }
        }
        return history;
    }
}
