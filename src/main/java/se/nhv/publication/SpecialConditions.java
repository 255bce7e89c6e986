package se.nhv.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Systems;
import se.nhv.publication.ConditionForm.Category;
import se.nhv.publication.ConditionForm.Condition;
import se.nhv.publication.ConditionForm.Group;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.ConditionSet;
import se.nhv.publication.overlay.Overlay;
import se.nhv.source.SourceDocuments;
import se.nhv.source.conditions.ConditionScope;

/**
 * Special conditions as draft concepts with their scope (nhv-villkor) below the form's headings (nhv-villkorskategori).
 * The words, the order and who must meet a condition are the document's; codes and English are the overlay's.
 */
final class SpecialConditions {
    static final String CATEGORY = Systems.BASE + "/CodeSystem/nhv-villkorskategori";

    private final Overlay overlay;

    SpecialConditions(Overlay overlay) {
        this.overlay = overlay;
    }

    /** The documents as they are read; none unless every one is at hand, so that what is published of another stays. */
    List<ConditionForm> forms(SourceDocuments documents) {
        List<ConditionSet> sets = overlay.documents().conditions();
        List<ConditionForm> forms = sets.stream()
                .flatMap(set -> ConditionForm.read(set, documents).stream())
                .toList();
        return forms.size() == sets.size() ? forms : List.of();
    }

    List<Resource> resources(List<ConditionForm> forms) {
        if (forms.isEmpty()) {
            return List.of();
        }
        List<Resource> all = new ArrayList<>(List.of(conditions(forms), categories(forms)));
        forms.forEach(form -> all.add(ConditionQuestions.resource(form)));
        return all;
    }

    private CodeSystem conditions(List<ConditionForm> forms) {
        CodeSystem system = Codes.system(
                "nhv-villkor",
                "Särskilda villkor",
                "Särskilda villkor för enheter med tillstånd, med orden i de dokument som villkoren anger. Ett förslag är inte ett"
                        + " beslut; vilka villkor som beslutades framgår då inte av källan.");
        system.setStatus(PublicationStatus.DRAFT);
        Codes.declare(system, "category", PropertyType.CODING, "Rubriken som villkoret står under.");
        Codes.declare(
                system,
                "scope",
                PropertyType.STRING,
                "Vilka enheter villkoret gäller: each-unit (varje enhet), sub-permit-units (enheter med undertillstånd),"
                        + " at-least-n-units (minst n av enheterna).");
        Codes.declare(system, "n", PropertyType.INTEGER, "Antalet enheter när scope är at-least-n-units.");
        Codes.declare(system, "area", PropertyType.CODING, "Vårdområdet.");
        Codes.declare(system, "subPermit", PropertyType.CODING, "Undertillståndet när scope är sub-permit-units.");
        Codes.declare(
                system,
                "legalStatus",
                PropertyType.STRING,
                "Villkorets ställning: proposal (förslag) eller decided (beslutat).");
        Codes.declare(system, "source", PropertyType.STRING, "Stycke i källan.");
        for (ConditionForm form : forms) {
            for (Category category : form.categories()) {
                for (Group group : category.groups()) {
                    group.conditions().forEach(one -> system.addConcept(concept(form, category, group.scope(), one)));
                }
            }
        }
        return system.setCount(Codes.count(system.getConcept()));
    }

    private ConceptDefinitionComponent concept(
            ConditionForm form, Category category, ConditionScope scope, Condition condition) {
        String area = form.set().area();
        ConceptDefinitionComponent concept = Codes.concept(
                condition.entry().code(),
                condition.entry().sv(),
                condition.entry().en());
        Codes.property(
                concept,
                "category",
                new Coding().setSystem(CATEGORY).setCode(category.entry().code()));
        Codes.property(
                concept,
                "scope",
                Codes.string(scope.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        Codes.property(concept, "n", Codes.integer(scope.units() == 0 ? null : scope.units()));
        Codes.property(concept, "area", new Coding().setSystem(Systems.AREA).setCode(area));
        subPermit(area, scope)
                .ifPresent(code -> Codes.property(
                        concept,
                        "subPermit",
                        new Coding().setSystem(Systems.AREA).setCode(code)));
        Codes.property(concept, "legalStatus", Codes.string(form.status()));
        Codes.property(concept, "source", Codes.string(condition.source()));
        return concept;
    }

    /** The area's sub-permit that the document names by its care; none when no or several names hold the words. */
    private Optional<String> subPermit(String slug, ConditionScope scope) {
        if (scope.kind() != ConditionScope.Kind.SUB_PERMIT_UNITS) {
            return Optional.empty();
        }
        List<String> named = overlay.areas().stream()
                .filter(area -> area.slug().equals(slug))
                .map(Area::concepts)
                .flatMap(List::stream)
                .filter(concept -> concept.kind().equals("undertillstand"))
                .filter(concept -> concept.sv()
                        .toLowerCase(Locale.ROOT)
                        .contains(scope.words().toLowerCase(Locale.ROOT)))
                .map(Concept::code)
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static CodeSystem categories(List<ConditionForm> forms) {
        CodeSystem system = Codes.system(
                "nhv-villkorskategori",
                "Kategori av särskilda villkor",
                "Rubrikerna i dokument med särskilda villkor. En rubrik kan sakna villkor.");
        Codes.declare(system, "source", PropertyType.STRING, "Stycke i källan.");
        Map<String, ConceptDefinitionComponent> byCode = new LinkedHashMap<>();
        for (ConditionForm form : forms) {
            for (Category category : form.categories()) {
                ConceptDefinitionComponent concept = Codes.concept(
                        category.entry().code(),
                        category.entry().sv(),
                        category.entry().en());
                Codes.property(concept, "source", Codes.string(category.source()));
                byCode.putIfAbsent(concept.getCode(), concept);
            }
        }
        byCode.values().forEach(system::addConcept);
        return system.setCount(byCode.size());
    }
}
