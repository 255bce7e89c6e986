package se.nhv.web.refer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.fhir.Systems;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.CareAreas;
import se.nhv.referral.Certainty;
import se.nhv.referral.Destination;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.NextQuestion;
import se.nhv.referral.Note;
import se.nhv.referral.Question;
import se.nhv.referral.Reason;
import se.nhv.web.Address;
import se.nhv.web.Frame;
import se.nhv.web.Wording;
import se.nhv.web.refer.ReferView.AreaResult;
import se.nhv.web.refer.ReferView.Choice;
import se.nhv.web.refer.ReferView.Given;
import se.nhv.web.refer.ReferView.Next;
import se.nhv.web.refer.ReferView.Pair;
import se.nhv.web.refer.ReferView.Place;

/** Puts the register's answer into words; adds nothing to it and leaves nothing of it out. One use, one thread. */
final class AnswerWords {
    private final CareAreas areas;
    private final Concepts reasons;
    private final Wording wording;
    private final ReferRequest request;

    AnswerWords(Catalogue catalogue, Frame frame, ReferRequest request) {
        this.areas = catalogue.get(CareAreas.KEY);
        this.reasons = Concepts.of(catalogue, Systems.REASON);
        this.wording = frame.wording();
        this.request = request;
    }

    /** What to ask next: the first area's questions before the next area's, criteria before actions. */
    @Nullable
    Next next(DestinationsAnswer answer) {
        for (AreaAnswer area : answer.areas()) {
            List<Question> open = questions(NextQuestion.bestFirst(area));
            List<Question> actions = questions(actionQuestions(area));
            if (!open.isEmpty()) {
                return next(area, open, "question.criterion");
            }
            if (!actions.isEmpty()) {
                return next(area, actions, "question.action");
            }
        }
        return null;
    }

    private Next next(AreaAnswer area, List<Question> open, String kind) {
        Question first =
                Questions.inOrder(request.q(), open, asked(request.yes())).get(0);
        List<Pair> hidden = request.address().pairs().stream()
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    String value = java.net.URLDecoder.decode(
                            pair.substring(equals + 1), java.nio.charset.StandardCharsets.UTF_8);
                    return new Pair(pair.substring(0, equals), value);
                })
                .toList();
        return new Next(
                first.linkId(),
                wording.name(area.area().concept().label()),
                wording.name(first.label()),
                kind,
                hidden,
                open.size());
    }

    private static List<String> actionQuestions(AreaAnswer area) {
        return area.notes().stream()
                .filter(note -> note.kind() == Note.Kind.ACTION_QUESTION)
                .map(note -> note.words().get(0).sv())
                .toList();
    }

    private List<Question> questions(List<String> linkIds) {
        return asked(linkIds.stream()
                .filter(linkId -> !request.skipped().contains(linkId))
                .toList());
    }

    private List<Question> asked(List<String> linkIds) {
        List<Question> questions = new ArrayList<>();
        for (String linkId : linkIds) {
            Question question = areas.question(linkId);
            if (question != null) {
                questions.add(question);
            }
        }
        return questions;
    }

    List<Given> given() {
        List<Given> given = new ArrayList<>();
        add(given, request.yes(), "answer.yes");
        add(given, request.no(), "answer.no");
        add(given, request.skipped(), "answer.skip");
        return given;
    }

    private void add(List<Given> given, List<String> linkIds, String answer) {
        for (Question question : asked(linkIds)) {
            given.add(new Given(
                    wording.name(question.label()),
                    answer,
                    request.without(question.linkId()).toString()));
        }
    }

    AreaResult area(AreaAnswer answer, List<Destination> destinations) {
        List<Choice> exclusions = new ArrayList<>();
        for (Question question : asked(answer.exclusions())) {
            String address = request.without(question.linkId())
                    .with("yes", question.linkId())
                    .toString();
            exclusions.add(new Choice(wording.name(question.label()), address, ""));
        }
        return new AreaResult(
                answer.area().slug(),
                wording.name(answer.area().concept().label()),
                Address.resource("PlanDefinition", answer.area().planId()),
                answer.verdict().code(),
                found(answer),
                notes(answer),
                exclusions,
                destinations.stream()
                        .filter(destination -> destination.area().equals(answer.area()))
                        .map(this::place)
                        .toList());
    }

    private List<String> found(AreaAnswer answer) {
        List<String> found = new ArrayList<>();
        AreaAnswer.Found match = answer.match();
        if (match != null) {
            boolean certain = match.match().certainty() == Certainty.CERTAIN;
            String code =
                    match.name() == null ? match.match().code() : match.match().code() + " " + match.name();
            found.add(wording.t(certain ? "refer.certain" : "refer.candidate", code));
            found.add(wording.t("basis." + match.match().basis()));
        }
        for (Concept subArea : answer.subAreas()) {
            found.add(wording.t("refer.sub-area", wording.name(subArea.label())));
        }
        return found;
    }

    private List<String> notes(AreaAnswer answer) {
        Set<String> notes = new LinkedHashSet<>();
        for (Note note : answer.notes()) {
            if (note.kind() == Note.Kind.SAID) {
                notes.add(wording.name(note.words().get(0)));
            } else if (note.kind() != Note.Kind.ACTION_QUESTION) {
                Object[] words = note.words().stream().map(wording::name).toArray();
                notes.add(wording.t(note.kind().key(), words));
            }
        }
        return List.copyOf(notes);
    }

    private Place place(Destination destination) {
        var permit = destination.permit();
        boolean same = permit.holder().id().equals(permit.unit().id());
        return new Place(
                destination.rank(),
                permit.unit().name(),
                Address.resource("Organization", permit.unit().id()),
                same ? "" : permit.holder().name(),
                destination.suitability().code(),
                destination.reasons().stream().map(this::reason).toList(),
                wording.validity(permit.validity(), request.date()),
                Address.resource("OrganizationAffiliation", permit.id()));
    }

    private String reason(Reason reason) {
        Concept concept = reasons.get(reason.code());
        return concept == null ? reason.code() : wording.name(concept.label());
    }
}
