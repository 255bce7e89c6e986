package se.nhv.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Where may this patient be referred? {@code $nhv-destinations} (api, 5.2). Pure; made for one question. */
public final class Destinations {
    private final CareAreas areas;
    private final Directory directory;
    private final DestinationsQuestion question;
    private final CodeLookup lookup;
    private final AnswersReader.Read answers;
    private final List<String> named = new ArrayList<>();
    private final List<String> otherSystems = new ArrayList<>();
    private boolean knowsOne;
    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();

    private Destinations(Catalogue catalogue, DestinationsQuestion question) {
        this.areas = catalogue.get(CareAreas.KEY);
        this.directory = catalogue.get(Directory.KEY);
        this.question = question;
        this.lookup = new CodeLookup(areas);
        this.answers = AnswersReader.read(areas, question.answers());
        lookup.add("diagnosis", question.diagnoses(), Systems.ICD_10_SE);
        lookup.add("procedure", question.procedures(), Systems.KVA);
        readAreas();
        checkCodes();
        checkCounty();
        faults.addAll(answers.faults());
    }

    /** What is wrong with the question, for callers that have found other faults and report all of them at once. */
    public static List<Problem> faults(Catalogue catalogue, DestinationsQuestion question) {
        return List.copyOf(new Destinations(catalogue, question).faults);
    }

    /**
     * Answers the question.
     *
     * @throws ProblemException with all its {@link #faults}
     */
    public static DestinationsAnswer answer(Catalogue catalogue, DestinationsQuestion question) {
        Destinations asked = new Destinations(catalogue, question);
        if (!asked.faults.isEmpty()) {
            throw new ProblemException(asked.faults);
        }
        return asked.answer();
    }

    private DestinationsAnswer answer() {
        AreaEvaluation evaluation = new AreaEvaluation(areas, directory, question.date());
        Candidates candidates = new Candidates(directory);
        Facts given = new Facts(answers.answers(), question.patient().age());
        Home home = new Home(directory.geography(), question.patient().homeCounty());
        List<AreaAnswer> verdicts = new ArrayList<>();
        List<Destination> destinations = new ArrayList<>();
        for (Touched touched : Touched.of(areas, directory.areas(), lookup.matches(), named)) {
            AreaAnswer verdict = evaluation.answer(touched, given);
            verdicts.add(verdict);
            if (verdict.verdict() != Verdict.NOT_NHV) {
                Facts facts = touched.facts(given);
                List<SubPermit> asked = SubPermits.asked(touched, facts);
                Ranking ranking = new Ranking(facts, home, question.date());
                destinations.addAll(
                        ranking.rank(touched.area(), candidates.of(touched.area(), asked), question.eligibleOnly()));
            }
        }
        remarks.addAll(lookup.remarks());
        remarks.addAll(unused(verdicts));
        return new DestinationsAnswer(verdicts, destinations, remarks);
    }

    private void readAreas() {
        Concepts names = directory.areas();
        for (Token token : question.areas()) {
            String system =
                    token.system() == null ? Systems.AREA : areas.systems().normalise(token.system());
            if (!system.equals(Systems.AREA)) {
                otherSystems.add(system);
                continue;
            }
            knowsOne = true;
            Concept concept = names.get(token.code());
            if (concept != null && areas.active(names.top(token.code())) != null) {
                named.add(token.code());
            } else {
                faults.add(unknownArea(token.code()));
            }
        }
    }

    private Problem unknownArea(String code) {
        Problem problem = Problem.error(Code.UNKNOWN_AREA, "area", code);
        String status = areas.statusOf(directory.areas().top(code));
        if (status != null) {
            return problem.allowing("status=active (" + code + ": status=" + status + ")");
        }
        List<String> slugs = areas.active().stream().map(CareArea::slug).toList();
        return problem.allowing(Systems.AREA + ", status=active").nearestTo(Nearest.of(code, slugs));
    }

    private void checkCodes() {
        boolean nothing = question.diagnoses().isEmpty()
                && question.procedures().isEmpty()
                && question.areas().isEmpty();
        if (nothing) {
            faults.add(Problem.error(
                            Code.MISSING_PARAMETER, "diagnosis | procedure | area", "diagnosis | procedure | area")
                    .allowing("diagnosis, procedure, area"));
            return;
        }
        boolean refused = !knowsOne && !lookup.knowsOne();
        if (refused) {
            faults.addAll(lookup.refusals());
        }
        for (String system : otherSystems) {
            Problem problem = refused
                    ? Problem.error(Code.UNKNOWN_SYSTEM, "area", system)
                    : Problem.warning(Code.UNKNOWN_SYSTEM, "area", system);
            (refused ? faults : remarks).add(problem.allowing(Systems.AREA));
        }
    }

    private void checkCounty() {
        String county = question.patient().homeCounty();
        if (county != null
                && !county.equals(Home.NO_COUNTY)
                && directory.geography().county(county) == null) {
            TreeSet<String> allowed = new TreeSet<>(directory.geography().countyCodes());
            allowed.add(Home.NO_COUNTY);
            faults.add(Problem.error(Code.UNKNOWN_COUNTY, "homeCounty", county).allowing(String.join(", ", allowed)));
        }
    }

    /** An answer that could not count is said, not passed over. */
    private List<Problem> unused(List<AreaAnswer> verdicts) {
        Map<String, List<String>> byArea = new LinkedHashMap<>();
        for (String linkId : answers.answers().keySet()) {
            Question asked = areas.question(linkId);
            if (asked != null
                    && verdicts.stream()
                            .noneMatch(verdict -> verdict.area().slug().equals(asked.area()))) {
                byArea.computeIfAbsent(asked.area(), slug -> new ArrayList<>()).add(linkId);
            }
        }
        return byArea.entrySet().stream()
                .map(entry -> Problem.information(
                        Code.ANSWER_NOT_USED, "answers", String.join(", ", entry.getValue()), entry.getKey()))
                .toList();
    }
}
