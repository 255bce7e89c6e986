package se.nhv.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.directory.Label;
import se.nhv.directory.Validity;

/** Decides the criteria of an area that a question touches. Pure; made for one question. */
final class AreaEvaluation {
    private final CareAreas areas;
    private final Directory directory;
    private final LocalDate date;

    AreaEvaluation(CareAreas areas, Directory directory, LocalDate date) {
        this.areas = areas;
        this.directory = directory;
        this.date = date;
    }

    /** CodeSystem nhv-omrade. */
    Concepts names() {
        return directory.areas();
    }

    /** Everything that can be said of the area with what is known of the patient. */
    AreaAnswer answer(Touched touched, Facts given) {
        CareArea area = touched.area();
        Facts facts = touched.facts(given);
        Verdict verdict = Verdict.of(area.root().value(facts));
        List<Question> questions = touched.questions(names(), given);
        Set<String> cuts = new HashSet<>();
        area.root().exclusions(facts, cuts);
        List<String> open = open(area, questions, facts);
        List<String> met = touched.matches().stream().map(Match::criterion).toList();
        return new AreaAnswer(
                area,
                touched.matchedSubAreas(names()),
                found(touched),
                criteria(area, met),
                knownUnits(area),
                open,
                pick(questions, cuts),
                verdict,
                notes(touched, facts, verdict, open),
                facts);
    }

    private AreaAnswer.@Nullable Found found(Touched touched) {
        if (touched.matches().isEmpty()) {
            return null;
        }
        Match strongest = touched.strongest();
        return new AreaAnswer.Found(
                strongest,
                areas.diagnoses().name(strongest.code()),
                touched.area().valueSet(strongest.subArea()));
    }

    /** The linkIds that were met, as they are asked; a group is not asked and keeps its place behind. */
    private static List<String> criteria(CareArea area, List<String> met) {
        List<String> ordered = new ArrayList<>(pick(area.questions(), new HashSet<>(met)));
        met.stream().filter(linkId -> !ordered.contains(linkId)).forEach(ordered::add);
        return ordered;
    }

    /**
     * Open questions of the sub-areas that the question touches. Where these are decided and the area is not, the rest of the
     * area is what is left to ask.
     */
    private static List<String> open(CareArea area, List<Question> questions, Facts facts) {
        Set<String> open = new HashSet<>();
        area.root().openQuestions(facts, open);
        List<String> touched = pick(questions, open);
        return touched.isEmpty() ? pick(area.questions(), open) : touched;
    }

    private static List<String> pick(List<Question> questions, Set<String> linkIds) {
        return questions.stream()
                .map(Question::linkId)
                .filter(linkIds::contains)
                .toList();
    }

    private int knownUnits(CareArea area) {
        return (int) directory.permits(area.slug()).stream()
                .filter(permit -> permit.isOwn())
                .map(permit -> permit.validity())
                .filter(this::countsAsKnown)
                .count();
    }

    private boolean countsAsKnown(Validity validity) {
        Validity.State state = validity.on(date);
        return state.mayApply() || (validity.start() == null && state != Validity.State.ENDED);
    }

    private List<Note> notes(Touched touched, Facts facts, Verdict verdict, List<String> open) {
        CareArea area = touched.area();
        List<Note> notes = new ArrayList<>();
        Truth outside = area.ageLimit().outside(facts);
        if (verdict == Verdict.NOT_NHV && outside == Truth.TRUE) {
            notes.add(Note.of(Note.Kind.AGE_OUTSIDE_AREA));
        }
        if (verdict == Verdict.NEEDS_INFORMATION && outside == Truth.UNKNOWN) {
            notes.add(Note.of(Note.Kind.AGE_NOT_GIVEN));
        }
        if (!area.definitionKnown()) {
            notes.add(Note.of(Note.Kind.DEFINITION_UNKNOWN));
        }
        if (verdict != Verdict.NOT_NHV) {
            actions(touched, facts, open, notes);
        }
        Set<String> subAreas = new HashSet<>();
        touched.questions(names(), facts).forEach(question -> subAreas.add(String.valueOf(question.subArea())));
        for (Concept said : area.notes()) {
            String subArea = said.property("subArea");
            if (subArea == null || subAreas.contains(subArea)) {
                notes.add(Note.of(Note.Kind.SAID, said.label()));
            }
        }
        return notes;
    }

    private void actions(Touched touched, Facts facts, List<String> open, List<Note> notes) {
        for (SubPermit asked : SubPermits.asked(touched, facts)) {
            Concept concept = names().get(asked.concept());
            notes.add(Note.of(
                    Note.Kind.OTHER_CARE,
                    concept == null ? new Label(asked.concept(), asked.concept()) : concept.label()));
        }
        for (Question question : SubPermits.openQuestions(touched, facts)) {
            if (!open.contains(question.linkId())) {
                notes.add(Note.of(
                        Note.Kind.ACTION_QUESTION, new Label(question.linkId(), question.linkId()), question.label()));
            }
        }
    }
}
