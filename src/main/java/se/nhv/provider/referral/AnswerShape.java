package se.nhv.provider.referral;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Label;
import se.nhv.directory.Unit;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.Systems;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.Texts;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.Destination;
import se.nhv.referral.Note;
import se.nhv.referral.Reason;

/** Builds the Parameters that the two operations answer with, part by part in the documented order. One use, one thread. */
final class AnswerShape {
    private final Parameters parameters = new Parameters();
    private final Texts texts;
    private final Language language;
    private final String base;

    AnswerShape(Texts texts, Language language, String base) {
        this.texts = texts;
        this.language = language;
        this.base = base;
    }

    Parameters parameters() {
        return parameters;
    }

    /** An area without a verdict, as {@code $nhv-areas} gives it. */
    ParametersParameterComponent area(AreaAnswer answer) {
        ParametersParameterComponent area = parameters.addParameter().setName("area");
        part(area, "area", coding(answer.area().concept()));
        answer.subAreas().forEach(subArea -> part(area, "subArea", coding(subArea)));
        part(area, "plan", new CanonicalType(answer.area().plan()));
        if (answer.match() != null) {
            match(area, answer.match());
        }
        answer.criteria().forEach(linkId -> part(area, "criterion", new CodeType(linkId)));
        Integer decided = answer.area().decidedUnits();
        if (decided != null) {
            part(area, "decidedUnits", new IntegerType(decided));
        }
        part(area, "knownUnits", new IntegerType(answer.knownUnits()));
        answer.openQuestions().forEach(linkId -> part(area, "openQuestion", new StringType(linkId)));
        answer.exclusions().forEach(linkId -> part(area, "exclusion", new StringType(linkId)));
        return area;
    }

    void areaWithVerdict(AreaAnswer answer) {
        ParametersParameterComponent area = area(answer);
        part(area, "verdict", new CodeType(answer.verdict().code()));
        answer.notes().forEach(note -> part(area, "note", new StringType(text(note))));
    }

    void destination(Destination destination) {
        ParametersParameterComponent part = parameters.addParameter().setName("destination");
        part(part, "rank", new IntegerType(destination.rank()));
        part(
                part,
                "area",
                new Coding().setSystem(Systems.AREA).setCode(destination.area().slug()));
        part(part, "suitability", new CodeType(destination.suitability().code()));
        if (destination.service() != null) {
            part(
                    part,
                    "service",
                    Routing.on(
                            reference("HealthcareService", destination.service().id()), destination.routingId()));
        }
        part(
                part,
                "permit",
                reference("OrganizationAffiliation", destination.permit().id()));
        part(part, "unit", organization(destination.permit().unit()));
        part(part, "holder", organization(destination.permit().holder()));
        for (Reason reason : destination.reasons()) {
            part(part, "reason", new Coding().setSystem(Systems.REASON).setCode(reason.code()));
        }
    }

    /** Absent when there is nothing to say. */
    void outcome(List<Problem> remarks) {
        if (!remarks.isEmpty()) {
            parameters.addParameter().setName("outcome").setResource(new Outcomes(texts).of(remarks, language));
        }
    }

    void about(Catalogue catalogue, String day) {
        parameters.addParameter(
                "about", texts.text(language, "about", day, catalogue.edition().id()));
    }

    void edition(Catalogue catalogue) {
        parameters
                .addParameter()
                .setName("dataAsOf")
                .setValue(new InstantType(catalogue.edition().dataAsOf().toString()));
        parameters.addParameter("edition", catalogue.edition().id());
    }

    /** Everything that the answer points at, each once: plans, services, permits, units and holders. */
    void bundle(Catalogue catalogue, List<AreaAnswer> areas, List<Destination> destinations) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        areas.forEach(answer ->
                keys.add(new ResourceKey("PlanDefinition", answer.area().planId())));
        Set<ResourceKey> pointedAt = new TreeSet<>();
        for (Destination destination : destinations) {
            if (destination.service() != null) {
                pointedAt.add(new ResourceKey(
                        "HealthcareService", destination.service().id()));
            }
            pointedAt.add(new ResourceKey(
                    "OrganizationAffiliation", destination.permit().id()));
            pointedAt.add(
                    new ResourceKey("Organization", destination.permit().unit().id()));
            pointedAt.add(new ResourceKey(
                    "Organization", destination.permit().holder().id()));
        }
        keys.addAll(pointedAt);
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        keys.forEach(key -> catalogue
                .find(key)
                .ifPresent(entry -> bundle.addEntry()
                        .setFullUrl(base + "/" + key.reference())
                        .setResource(entry.resource())));
        parameters.addParameter().setName("bundle").setResource(bundle);
    }

    private static void match(ParametersParameterComponent area, AreaAnswer.Found found) {
        part(area, "certainty", new CodeType(found.match().certainty().code()));
        part(area, "equivalence", new CodeType(found.match().equivalence()));
        part(area, "basis", new CodeType(found.match().basis()));
        part(
                area,
                "matched",
                new Coding()
                        .setSystem(Systems.ICD_10_SE)
                        .setCode(found.match().code())
                        .setDisplay(found.name()));
        if (found.valueSet() != null) {
            part(area, "valueSet", new CanonicalType(found.valueSet()));
        }
    }

    private String text(Note note) {
        if (note.kind() == Note.Kind.SAID) {
            return name(note.words().get(0));
        }
        return texts.text(
                language,
                note.kind().key(),
                note.words().stream().map(this::name).toList());
    }

    private Coding coding(Concept concept) {
        return new Coding().setSystem(Systems.AREA).setCode(concept.code()).setDisplay(name(concept.label()));
    }

    private String name(Label label) {
        return language == Language.EN ? label.en() : label.sv();
    }

    private Reference organization(Unit unit) {
        return Routing.on(reference("Organization", unit.id()), unit.routingId())
                .setDisplay(unit.name());
    }

    private Reference reference(String type, String id) {
        return new Reference(base + "/" + type + "/" + id);
    }

    private static void part(ParametersParameterComponent parent, String name, @Nullable Type value) {
        parent.addPart().setName(name).setValue(value);
    }
}
