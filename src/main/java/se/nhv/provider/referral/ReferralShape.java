package se.nhv.provider.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Label;
import se.nhv.directory.Validity;
import se.nhv.fhir.PartialDate;
import se.nhv.fhir.Systems;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.CareArea;
import se.nhv.referral.Destination;
import se.nhv.referral.Question;
import se.nhv.referral.Truth;

/** A proposed referral to a unit: as a ServiceRequest, and in words. Immutable; made for one request. */
final class ReferralShape {
    private static final String ACTIVITY = Systems.BASE + "/ActivityDefinition/nhv-remiss";

    private final Catalogue catalogue;
    private final Texts texts;
    private final Language language;
    private final String base;

    ReferralShape(Catalogue catalogue, Texts texts, Language language, String base) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.language = language;
        this.base = base;
    }

    String text(String key, String... arguments) {
        return texts.text(language, key, arguments);
    }

    String name(CareArea area) {
        return name(area.concept().label());
    }

    private String name(Label label) {
        return language == Language.EN ? label.en() : label.sv();
    }

    /** A proposal that the referring doctor decides about: draft, option. Its reasons are the code and the criteria that are met. */
    ServiceRequest request(AreaAnswer answer, Destination destination, Reference subject) {
        ServiceRequest request = new ServiceRequest();
        request.setStatus(ServiceRequestStatus.DRAFT)
                .setIntent(ServiceRequestIntent.OPTION)
                .setSubject(subject)
                .addInstantiatesCanonical(ACTIVITY)
                .addInstantiatesCanonical(answer.area().plan())
                .addPerformer(performer(destination));
        request.setCode(new CodeableConcept().setText(name(answer.area())));
        request.addCategory(new CodeableConcept()
                .addCoding(coding(Systems.AREA, answer.area().concept())));
        AreaAnswer.Found found = answer.match();
        if (found != null) {
            request.addReasonCode(new CodeableConcept()
                    .addCoding(new Coding()
                            .setSystem(Systems.ICD_10_SE)
                            .setCode(found.match().code())
                            .setDisplay(found.name())));
        }
        for (Question question : answered(answer, Truth.TRUE)) {
            request.addReasonCode(new CodeableConcept()
                    .addCoding(new Coding()
                            .setSystem(Systems.CRITERION)
                            .setCode(question.linkId())
                            .setDisplay(name(question.label()))));
        }
        request.addNote(new Annotation().setText(text("draft.why", why(destination))));
        return request;
    }

    private Reference performer(Destination destination) {
        String id = destination.service() == null
                ? "Organization/" + destination.permit().unit().id()
                : "HealthcareService/" + destination.service().id();
        Reference performer = new Reference(base + "/" + id)
                .setDisplay(destination.permit().unit().name());
        return Routing.on(performer, destination.routingId());
    }

    /** The referral in words: which unit, which permit, valid when, why, what is answered and what is not. Markdown, a line for each. */
    String words(AreaAnswer answer, Destination destination, String date) {
        List<String> lines = new ArrayList<>();
        lines.add(text("draft.to", destination.permit().unit().name()));
        lines.add(text("draft.holder", destination.permit().holder().name()));
        lines.add(text("draft.area", name(answer.area())));
        lines.add(text("draft.permit", destination.permit().id()));
        lines.add(validity(destination.permit().validity()));
        lines.add(text("draft.date", date));
        lines.add(text("draft.verdict." + answer.verdict().code()));
        lines.add(text("draft.why", why(destination)));
        answered(answer, Truth.TRUE).forEach(question -> lines.add(text("draft.yes", name(question.label()))));
        answered(answer, Truth.FALSE).forEach(question -> lines.add(text("draft.no", name(question.label()))));
        questions(answer, answer.openQuestions()).forEach(words -> lines.add(text("draft.open", words)));
        questions(answer, answer.exclusions()).forEach(words -> lines.add(text("draft.exclusion", words)));
        lines.add(text("draft.content"));
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    String why(Destination destination) {
        Concepts reasons = Concepts.of(catalogue, Systems.REASON);
        return destination.reasons().stream()
                .map(reason -> {
                    Concept concept = reasons.get(reason.code());
                    return concept == null
                            ? reason.code()
                            : name(concept.label()).toLowerCase(Locale.forLanguageTag(language.tag()));
                })
                .collect(Collectors.joining("; "));
    }

    private String validity(Validity validity) {
        PartialDate start = validity.start();
        if (start == null) {
            return text("draft.valid-unknown");
        }
        String from = day(start);
        return validity.end() == null
                ? text("draft.valid-from", from)
                : text("draft.valid-between", from, day(validity.end()));
    }

    private static String day(PartialDate date) {
        return date.isDay()
                ? date.first().toString()
                : Integer.toString(date.first().getYear());
    }

    private static List<Question> answered(AreaAnswer answer, Truth truth) {
        return answer.area().questions().stream()
                .filter(question -> answer.facts().answer(question.linkId()) == truth)
                .toList();
    }

    private List<String> questions(AreaAnswer answer, List<String> linkIds) {
        return answer.area().questions().stream()
                .filter(question -> linkIds.contains(question.linkId()))
                .map(question -> name(question.label()))
                .toList();
    }

    private Coding coding(String system, Concept concept) {
        return new Coding().setSystem(system).setCode(concept.code()).setDisplay(name(concept.label()));
    }
}
