package se.nhv.referral;

import java.util.ArrayList;
import java.util.List;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Which care areas do these codes touch? {@code $nhv-areas} (api, 5.1). Pure. */
public final class Areas {
    private Areas() {}

    /** What is wrong with the question, for callers that have found other faults and report all of them at once. */
    public static List<Problem> faults(Catalogue catalogue, AreasQuestion question) {
        CodeLookup lookup = lookup(catalogue.get(CareAreas.KEY), question);
        return lookup.knowsOne() ? List.of() : lookup.refusals();
    }

    /**
     * Answers the question.
     *
     * @throws ProblemException with all its {@link #faults}
     */
    public static AreasAnswer answer(Catalogue catalogue, AreasQuestion question) {
        List<Problem> faults = faults(catalogue, question);
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
        CareAreas areas = catalogue.get(CareAreas.KEY);
        CodeLookup lookup = lookup(areas, question);
        AreaEvaluation evaluation = new AreaEvaluation(areas, catalogue.get(Directory.KEY), question.date());
        List<AreaAnswer> answers = new ArrayList<>();
        for (Touched touched : Touched.of(areas, evaluation.names(), lookup.matches(), List.of())) {
            answers.add(evaluation.answer(touched, Facts.NONE));
        }
        return new AreasAnswer(answers, lookup.remarks());
    }

    private static CodeLookup lookup(CareAreas areas, AreasQuestion question) {
        CodeLookup lookup = new CodeLookup(areas);
        lookup.add("code", question.codes(), Systems.ICD_10_SE);
        return lookup;
    }
}
