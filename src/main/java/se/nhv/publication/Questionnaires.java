package se.nhv.publication;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;

/**
 * The questions behind an area's criteria (SDC): one boolean item for each criterion that is asked, unknown = no answer.
 * The document's own words are the help text where they may be published; else the help says whose words the question is in, and
 * where the source is to be read.
 */
final class Questionnaires {
    private static final String SHORT_TEXT =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText";
    private static final String ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";

    private final Words words;

    Questionnaires(Words words) {
        this.words = words;
    }

    static String id(Area area) {
        return "nhv-fragor-" + area.slug();
    }

    /** None for an area whose criteria are not seen. */
    Optional<Questionnaire> resource(Area area) {
        if (area.criteria().isEmpty()) {
            return Optional.empty();
        }
        Questionnaire questionnaire = Fhir.describe(
                new Questionnaire(),
                id(area),
                "Frågor: " + area.sv(),
                "En fråga för varje kriterium. Lämna frågan obesvarad när svaret inte är känt: obesvarat är okänt, inte nej.");
        Fhir.tag(questionnaire, area.evidence());
        if (area.status().equals("draft")) {
            questionnaire.setStatus(PublicationStatus.DRAFT);
        }
        Fhir.translate(questionnaire.getTitleElement(), area.en() == null ? null : "Questions: " + area.en());
        questionnaire.addSubjectType("Patient");
        questionnaire.addCode(new Coding().setSystem(Systems.AREA).setCode(area.slug()));
        EnableWhen enableWhen = new EnableWhen(new CriteriaTree(area));
        area.criteria().stream()
                .filter(Criterion::asked)
                .forEach(criterion -> questionnaire.addItem(enableWhen.on(item(area, criterion), criterion)));
        return Optional.of(questionnaire);
    }

    private QuestionnaireItemComponent item(Area area, Criterion criterion) {
        QuestionnaireItemComponent item = new QuestionnaireItemComponent();
        item.setLinkId(criterion.linkId())
                .setText(criterion.sv())
                .setType(QuestionnaireItemType.BOOLEAN)
                .setRequired(false)
                .setRepeats(false);
        item.addExtension(Fhir.extension(SHORT_TEXT, new StringType(criterion.sv())));
        item.addCode(new Coding().setSystem(Systems.CRITERION).setCode(criterion.linkId()));
        Fhir.translate(item.getTextElement(), criterion.en());
        return item.addItem(help(area, criterion));
    }

    private QuestionnaireItemComponent help(Area area, Criterion criterion) {
        QuestionnaireItemComponent help = new QuestionnaireItemComponent();
        help.setLinkId(criterion.linkId() + "-hjalp").setType(QuestionnaireItemType.DISPLAY);
        Optional<String> document = Words.document(criterion.source());
        document.flatMap(quotable -> words.at(criterion.source(), criterion.quote()))
                .ifPresentOrElse(help::setText, () -> {
                    String address = document.map(id -> Fhir.canonical("DocumentReference", id))
                            .orElseGet(() -> String.valueOf(area.page()));
                    help.setText("Registrets korta ord. Källa: " + address);
                    Fhir.translate(help.getTextElement(), "The register's short words. Source: " + address);
                });
        help.addExtension(
                Fhir.extension(ITEM_CONTROL, Fhir.concept("http://hl7.org/fhir/questionnaire-item-control", "help")));
        return help;
    }
}
