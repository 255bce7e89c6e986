package se.nhv.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Reads plans, criteria, questionnaires and the code mapping of a catalogue into {@link CareAreas}. One use, one thread. */
final class CareAreasReader {
    private static final String MAPPING_BASIS = Systems.BASE + "/StructureDefinition/nhv-mapping-basis";

    private final Catalogue catalogue;
    private final Concepts areas;
    private final Concepts criteria;
    private final Map<String, Question> questions = new HashMap<>();

    CareAreasReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.areas = catalogue.get(Directory.KEY).areas();
        this.criteria = Concepts.of(catalogue, Systems.CRITERION);
    }

    /**
     * Reads everything.
     *
     * @throws ProblemException {@code refused-write}, with the path, when a plan or a mapping says what cannot be evaluated
     */
    CareAreas read() {
        for (Concept criterion : criteria.all()) {
            String area = criterion.property("area");
            if (criterion.is("asked") && area != null) {
                questions.put(criterion.code(), question(criterion, area));
            }
        }
        NavigableMap<String, CareArea> active = new TreeMap<>();
        Map<String, String> statuses = new HashMap<>();
        for (Entry entry : catalogue.all("PlanDefinition")) {
            PlanDefinition plan = entry.resource(PlanDefinition.class);
            Concept area = areas.get(PlanReader.code(plan.getTopic(), Systems.AREA));
            if (area == null) {
                continue;
            }
            CareArea read = new PlanReader(areas, area, plan).read(questionsOf(area), notesOf(area));
            if (plan.getStatus() == PublicationStatus.ACTIVE) {
                active.put(area.code(), read);
            } else if (plan.hasStatus()) {
                statuses.put(area.code(), plan.getStatus().toCode());
            }
        }
        DiagnosisIndex diagnoses =
                new DiagnosisIndex(Concepts.find(catalogue, Systems.ICD_10_SE).orElse(null), rows());
        return new CareAreas(
                new CareAreas.Content(active, statuses, questions, groups(), diagnoses, new CodeSystems(catalogue)));
    }

    private static Question question(Concept criterion, String area) {
        return new Question(criterion.code(), area, criterion.property("subArea"), order(criterion), criterion.label());
    }

    private static int order(Concept criterion) {
        Integer order = criterion.number("order");
        return order == null ? Integer.MAX_VALUE : order;
    }

    private List<Question> questionsOf(Concept area) {
        return questions.values().stream()
                .filter(question -> question.area().equals(area.code()))
                .sorted(Comparator.comparingInt(Question::order).thenComparing(Question::linkId))
                .toList();
    }

    private List<Concept> notesOf(Concept area) {
        Set<String> said = Set.of("avgransning-vard", "avgransning-konsultation", "fortydligande");
        return criteria.all().stream()
                .filter(criterion -> area.code().equals(criterion.property("area")))
                .filter(criterion -> said.contains(String.valueOf(criterion.property("kind"))))
                .sorted(Comparator.comparingInt(CareAreasReader::order))
                .toList();
    }

    private Set<String> groups() {
        Set<String> linkIds = new HashSet<>();
        for (Entry entry : catalogue.all("Questionnaire")) {
            addGroups(entry.resource(Questionnaire.class).getItem(), linkIds);
        }
        return linkIds;
    }

    private static void addGroups(List<QuestionnaireItemComponent> items, Set<String> into) {
        for (QuestionnaireItemComponent item : items) {
            if (item.getType() == QuestionnaireItemType.GROUP) {
                into.add(item.getLinkId());
            }
            addGroups(item.getItem(), into);
        }
    }

    private List<Match> rows() {
        List<Match> rows = new ArrayList<>();
        for (Entry entry : catalogue.all("ConceptMap")) {
            for (ConceptMapGroupComponent group :
                    entry.resource(ConceptMap.class).getGroup()) {
                if (Systems.CRITERION.equals(group.getSource()) && Systems.ICD_10_SE.equals(group.getTarget())) {
                    group.getElement().forEach(element -> addRows(entry.key().reference(), element, rows));
                }
            }
        }
        return rows;
    }

    private void addRows(String resource, SourceElementComponent element, List<Match> into) {
        Concept criterion = criteria.get(element.getCode());
        String area = criterion == null ? null : criterion.property("area");
        String path = resource + " element '" + element.getCode() + "'";
        if (criterion == null || area == null) {
            throw refused(path, "no such criterion");
        }
        for (TargetElementComponent target : element.getTarget()) {
            String equivalence =
                    target.hasEquivalence() ? target.getEquivalence().toCode() : "unmatched";
            Certainty.of(equivalence).ifPresent(certainty -> {
                if (certainty == Certainty.CERTAIN && !questions.containsKey(criterion.code())) {
                    // a certain code answers its criterion with true, which only a question can take
                    throw refused(path, "a certain code must meet a criterion that is asked");
                }
                into.add(new Match(
                        DiagnosisCode.normalise(target.getCode()),
                        area,
                        criterion.property("subArea"),
                        criterion.code(),
                        equivalence,
                        certainty,
                        basis(target)));
            });
        }
    }

    private static String basis(TargetElementComponent target) {
        Extension basis = target.getExtensionByUrl(MAPPING_BASIS);
        return basis == null ? "editorial" : basis.getValue().primitiveValue();
    }

    static ProblemException refused(String path, String reason) {
        return new ProblemException(Problem.error(Code.REFUSED_WRITE, path, path + ": " + reason));
    }
}
