package se.nhv.web.resource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.directory.Validity;
import se.nhv.fhir.FirstCode;
import se.nhv.fhir.Systems;
import se.nhv.referral.CareAreas;
import se.nhv.web.Address;
import se.nhv.web.Frame;
import se.nhv.web.Wording;
import se.nhv.web.change.Event;
import se.nhv.web.change.Events;
import se.nhv.web.resource.AreaView.Link;
import se.nhv.web.resource.AreaView.SubPermit;

/** Gathers what the page of a care area shows. One use, one thread. */
final class AreaReader {
    private static final String PROCESS_STATUS = Systems.BASE + "/StructureDefinition/nhv-process-status";

    private final Catalogue catalogue;
    private final Directory directory;
    private final Wording wording;
    private final LocalDate day;
    private final LocalDate today;
    private final Concept area;
    private final PermitRows rows;

    AreaReader(Catalogue catalogue, Frame frame, Concept area, LocalDate day) {
        this.catalogue = catalogue;
        this.directory = catalogue.get(Directory.KEY);
        this.wording = frame.wording();
        this.today = frame.today();
        this.day = day;
        this.area = area;
        this.rows = new PermitRows(catalogue, wording, day);
    }

    AreaView read(Entry entry, PlanDefinition plan) {
        List<Permit> permits = directory.permits(area.code());
        List<Permit> own = permits.stream().filter(Permit::isOwn).toList();
        return new AreaView(
                area.code(),
                catalogue.get(CareAreas.KEY).active(area.code()) != null,
                Objects.requireNonNullElse(wording.said(plan.getDescriptionElement()), ""),
                state(plan),
                !"false".equals(area.property("definitionKnown")),
                day.toString(),
                wording.date(day),
                days(entry),
                Lifetime.of(eventDays(), day, today),
                area.number("decidedUnits"),
                (int) own.stream().filter(this::applies).count(),
                new CriteriaNodes(catalogue, wording).of(plan.getAction()),
                own.stream().map(rows::ofUnit).toList(),
                permits.stream().filter(Permit::isPartner).map(rows::ofUnit).toList(),
                subPermits(),
                lines(plan.getUsage()),
                Conditions.of(catalogue, area.code()),
                new Results(catalogue, wording).ofArea(area.code()),
                sources(plan),
                history(),
                Forms.of(entry));
    }

    private boolean applies(Permit permit) {
        Validity.State state = permit.validity().on(day);
        return state.mayApply();
    }

    private String state(PlanDefinition plan) {
        if (plan.getExtensionByUrl(PROCESS_STATUS) != null
                && plan.getExtensionByUrl(PROCESS_STATUS).getValue() instanceof CodeableConcept status) {
            Concept concept = Concepts.of(catalogue, Systems.PROCESS).get(FirstCode.of(status));
            if (concept != null) {
                return wording.name(concept.label());
            }
        }
        return plan.hasStatus() ? wording.t("status." + plan.getStatus().toCode()) : wording.t("unknown");
    }

    /** Every day on which a permit of the area starts or ends. */
    private TreeSet<LocalDate> eventDays() {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Event event : Events.ofArea(catalogue, area.code())) {
            if (event.kind() == Event.Kind.STARTED && event.date().isDay()) {
                days.add(event.date().first());
            }
            if (event.kind() == Event.Kind.ENDED && event.date().isDay()) {
                days.add(event.date().first().plusDays(1));
            }
        }
        return days;
    }

    /** Today and every day on which something changes. */
    private List<Link> days(Entry entry) {
        TreeSet<LocalDate> days = eventDays();
        days.add(today);
        return days.stream()
                .map(one -> new Link(
                        one.equals(today) ? wording.t("today") : wording.date(one),
                        Address.of(Address.resource("PlanDefinition", entry.id()))
                                        .with("date", one.toString())
                                + "#units"))
                .toList();
    }

    private List<SubPermit> subPermits() {
        return directory.areas().all().stream()
                .filter(concept -> "undertillstand".equals(concept.property("kind")))
                .filter(concept -> directory.areas().top(concept.code()).equals(area.code()))
                .map(concept -> new SubPermit(
                        wording.name(concept.label()),
                        concept.number("decidedUnits"),
                        directory.permits(concept.code()).stream()
                                .map(rows::ofUnit)
                                .toList()))
                .toList();
    }

    /** A list in Markdown becomes lines; what is no list stays one line. */
    private static List<String> lines(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(line -> line.startsWith("- ") ? line.substring(2) : line)
                        .filter(line -> !line.isBlank())
                        .toList();
    }

    private List<Link> sources(PlanDefinition plan) {
        List<Link> sources = new ArrayList<>();
        for (RelatedArtifact artifact : plan.getRelatedArtifact()) {
            boolean source = artifact.getType() == RelatedArtifactType.DERIVEDFROM
                    || artifact.getType() == RelatedArtifactType.CITATION;
            if (source && artifact.hasUrl()) {
                sources.add(new Link(sourceName(artifact), CriteriaNodes.documentAddress(artifact.getUrl())));
            }
        }
        return sources;
    }

    private String sourceName(RelatedArtifact artifact) {
        if (artifact.getType() == RelatedArtifactType.CITATION) {
            return artifact.getUrl();
        }
        String label = SourceLabel.of(artifact.getLabel(), wording);
        String id = artifact.getUrl().substring(artifact.getUrl().lastIndexOf('/') + 1);
        return catalogue
                .find("DocumentReference", id)
                .map(entry -> entry.resource(DocumentReference.class))
                .filter(document -> document.hasDescription())
                .map(document -> label + ": " + document.getDescription())
                .orElse(label);
    }

    private List<Link> history() {
        List<Link> history = new ArrayList<>();
        for (Event event : Events.ofArea(catalogue, area.code())) {
            history.add(new Link(
                    wording.date(event.date()) + ": " + Events.sentence(catalogue, event, wording),
                    Address.resource("OrganizationAffiliation", event.permit().id())));
        }
        return history;
    }
}
