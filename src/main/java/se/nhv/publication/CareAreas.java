package se.nhv.publication;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;
import se.nhv.publication.overlay.Directory;
import se.nhv.publication.overlay.Lead;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.Source;

/** A care area as PlanDefinition (FHIR R4; CPG computable plan definition, eca-rule). */
final class CareAreas {
    private static final String CONTEXT = "http://terminology.hl7.org/CodeSystem/usage-context-type";
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Words words;
    private final Directory directory;

    CareAreas(Words words, Directory directory) {
        this.words = words;
        this.directory = directory;
    }

    PlanDefinition resource(Area area) {
        CriteriaTree tree = new CriteriaTree(area);
        Actions actions = new Actions(area, tree, words);
        PlanDefinition plan = Fhir.describe(new PlanDefinition(), area.slug(), area.sv(), description(area));
        Fhir.translate(plan.getTitleElement(), area.en());
        Fhir.tag(plan, area.evidence());
        plan.setStatus(PublicationStatus.fromCode(area.status()));
        plan.setType(Fhir.concept("http://terminology.hl7.org/CodeSystem/plan-definition-type", "eca-rule"));
        if (area.decidedUnits() != null) {
            plan.addExtension(Fhir.extension(Fhir.NUMBER_OF_UNITS, new PositiveIntType(area.decidedUnits())));
        }
        if (area.process() != null) {
            plan.addExtension(Fhir.extension(Fhir.PROCESS_STATUS, Fhir.concept(Systems.PROCESS, area.process())));
        }
        contexts(area, plan);
        if (area.effective() != null) {
            plan.setEffectivePeriod(Fhir.from(area.effective()));
        }
        plan.addTopic(Fhir.concept(Systems.AREA, area.slug(), area.sv()));
        notes(area).ifPresent(plan::setUsage);
        related(area, tree, actions, plan);
        tree.top().stream()
                .filter(node -> !node.is("fortydligande"))
                .forEach(node -> plan.addAction(actions.action(node)));
        return plan;
    }

    /** The decision's own words; ours for an area whose page may not be quoted or whose definition is not seen. */
    private String description(Area area) {
        if (area.descriptionSource() != null) {
            return words.at(area.descriptionSource(), area.description()).orElseThrow();
        }
        if (area.description() != null) {
            return area.description();
        }
        return switch (area.status()) {
            case "draft" -> "Utkast: att vården är nationell högspecialiserad vård är inte sett i någon källa.";
            case "retired" -> "Genomlyst men inte nationell högspecialiserad vård.";
            default -> "Nationell högspecialiserad vård enligt de angivna adresserna. Definitionen är inte återgiven.";
        };
    }

    private static void contexts(Area area, PlanDefinition plan) {
        if (!area.status().equals("retired")) {
            plan.addUseContext().setCode(context("program")).setValue(Fhir.programme());
        }
        if (area.minAge() != null || area.maxAge() != null) {
            Range ages = new Range();
            Optional.ofNullable(area.minAge()).ifPresent(age -> ages.setLow(years(age, "år, gränsen räknas in")));
            Optional.ofNullable(area.maxAge()).ifPresent(age -> ages.setHigh(years(age, "år, gränsen räknas inte in")));
            plan.addUseContext().setCode(context("age")).setValue(ages).addExtension(Fhir.editorial());
        }
    }

    private static Quantity years(int age, String unit) {
        return new Quantity().setValue(age).setUnit(unit).setSystem(UCUM).setCode("a");
    }

    private static Coding context(String code) {
        return new Coding().setSystem(CONTEXT).setCode(code);
    }

    /** What a reader must know beside the logic: gaps, contradictions, readings of our own. */
    private Optional<String> notes(Area area) {
        Stream<String> origin = Stream.of("Ursprung enligt sammanställningen: " + area.origin() + ".");
        Stream<String> known =
                Stream.concat(Stream.concat(origin, Stream.ofNullable(area.ageRemark())), area.notes().stream());
        Stream<String> all = Stream.concat(known, new Contradictions(area, directory).notes().stream());
        return Optional.of(all.map(note -> "- " + note).collect(Collectors.joining("\n")));
    }

    private void related(Area area, CriteriaTree tree, Actions actions, PlanDefinition plan) {
        documents(area)
                .forEach(document -> plan.addRelatedArtifact(new RelatedArtifact()
                        .setType(RelatedArtifactType.DERIVEDFROM)
                        .setLabel(document)
                        .setUrl(Fhir.canonical("DocumentReference", document))));
        area.addresses()
                .forEach(address -> plan.addRelatedArtifact(new RelatedArtifact()
                        .setType(RelatedArtifactType.CITATION)
                        .setLabel(address.equals(area.page()) ? "Områdessida" : "Källa")
                        .setUrl(address)));
        TriggerSets.of(area, tree)
                .forEach(set -> plan.addRelatedArtifact(resource(RelatedArtifactType.DEPENDSON, "ValueSet", set.id())));
        if (!tree.all().isEmpty()) {
            plan.addRelatedArtifact(resource(RelatedArtifactType.COMPOSEDOF, "Questionnaire", Questionnaires.id(area)));
        }
        area.leads().forEach(lead -> plan.addRelatedArtifact(lead(lead)));
        int number = 0;
        for (Criterion node : tree.top()) {
            if (node.is("fortydligande")) {
                number++;
                plan.addRelatedArtifact(actions.clarification(node, number));
            }
        }
    }

    private RelatedArtifact lead(Lead lead) {
        RelatedArtifact artifact = new RelatedArtifact()
                .setType(RelatedArtifactType.DOCUMENTATION)
                .setLabel(lead.label() + " (" + lead.source() + ")")
                .setDisplay(words.at(lead.source(), null).orElseThrow());
        Words.document(lead.source())
                .ifPresent(document -> artifact.setUrl(Fhir.canonical("DocumentReference", document)));
        return artifact;
    }

    private static RelatedArtifact resource(RelatedArtifactType type, String kind, String id) {
        RelatedArtifact artifact = new RelatedArtifact().setType(type);
        artifact.setResourceElement(new CanonicalType(Fhir.canonical(kind, id)));
        return artifact;
    }

    /** The documents that speak of the area, by number; the one that describes it first. */
    private static List<String> documents(Area area) {
        Stream<String> labels = Stream.concat(
                area.criteria().stream().map(Criterion::source),
                area.permits().stream()
                        .map(Permit::sources)
                        .flatMap(List::stream)
                        .flatMap(CareAreas::label));
        Stream<String> others =
                labels
                        .map(Words::document)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream();
        return Stream.concat(Stream.ofNullable(area.document()), others)
                .distinct()
                .toList();
    }

    private static Stream<String> label(Source source) {
        return Stream.ofNullable(source.source());
    }
}
