package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;

/** Nothing hangs in the air: what one resource says of another is there. */
class ContentConnectedTest {
    private static final Set<String> SOURCED = Set.of(
            "PlanDefinition",
            "OrganizationAffiliation",
            "HealthcareService",
            "Organization",
            "Location",
            "MeasureReport",
            "ConceptMap");

    private final Content content = Content.all();

    @Test
    void everyReferenceLeadsToAResource() {
        Set<String> known = new HashSet<>();
        content.files().forEach(file -> known.add(file.reference()));
        assertThat(missing(
                        Reference.class,
                        reference -> reference.hasReference()
                                        && !reference.getReference().startsWith("#")
                                        && !known.contains(reference.getReference())
                                ? reference.getReference()
                                : null))
                .isEmpty();
    }

    @Test
    void everyThingInTheRegisterNamesTheSourceThatItIsTakenFrom() {
        Set<String> sourced = content.ofType(Provenance.class)
                .filter(provenance -> provenance.getEntity().stream()
                        .anyMatch(entity -> entity.getWhat().getReference().startsWith("DocumentReference/")))
                .flatMap(provenance -> provenance.getTarget().stream())
                .map(Reference::getReference)
                .collect(Collectors.toSet());
        assertThat(content.files().stream()
                        .filter(file -> SOURCED.contains(file.resource().fhirType()))
                        .map(Content.File::reference)
                        .filter(reference -> !sourced.contains(reference)))
                .isEmpty();
    }

    @Test
    void everyAddressUnderOurBaseIsAnswered() {
        Set<String> known = new HashSet<>();
        content.files().forEach(file -> known.add(Systems.BASE + "/" + file.reference()));
        content.ofType(NamingSystem.class)
                .flatMap(system -> system.getUniqueId().stream())
                .forEach(id -> known.add(id.getValue()));
        assertThat(missing(UriType.class, uri -> {
                    if (uri.getValue() == null || !uri.getValue().startsWith(Systems.BASE + "/")) {
                        return null;
                    }
                    if (uri instanceof CanonicalType canonical) {
                        return content.resolves(canonical) ? null : uri.getValue();
                    }
                    return known.contains(uri.getValue()) ? null : uri.getValue();
                }))
                .isEmpty();
    }

    @Test
    void everyExtensionOfOursIsDefined() {
        assertThat(missing(
                        Extension.class,
                        extension -> !extension.getUrl().startsWith(Systems.BASE)
                                        || content.resolves(new CanonicalType(extension.getUrl()))
                                ? null
                                : extension.getUrl()))
                .isEmpty();
    }

    /** For each code system with content of ours, its codes with their names. */
    private final Map<String, Map<String, String>> systems = content.ofType(CodeSystem.class)
            .filter(system -> system.getContent() != CodeSystem.CodeSystemContentMode.NOTPRESENT)
            .collect(Collectors.toMap(CodeSystem::getUrl, ContentConnectedTest::displays));

    @Test
    void everyCodeOfOursExistsAndIsShownByItsOwnName() {
        assertThat(missing(Coding.class, coding -> {
                    var codes = systems.get(coding.getSystem());
                    if (codes == null) {
                        return String.valueOf(coding.getSystem()).startsWith(Systems.BASE) ? name(coding) : null;
                    }
                    boolean known = codes.containsKey(coding.getCode())
                            && (!coding.hasDisplay() || coding.getDisplay().equals(codes.get(coding.getCode())));
                    return known ? null : name(coding);
                }))
                .isEmpty();
    }

    @Test
    void everyMapLeadsFromAKnownCodeToAKnownCode() {
        assertThat(missing(
                        ConceptMapGroupComponent.class,
                        group -> Stream.concat(
                                        group.getElement().stream()
                                                .map(SourceElementComponent::getCode)
                                                .filter(code -> isUnknown(group.getSource(), code)),
                                        group.getElement().stream()
                                                .flatMap(element -> element.getTarget().stream())
                                                .map(TargetElementComponent::getCode)
                                                .filter(code -> isUnknown(group.getTarget(), code)))
                                .reduce((one, other) -> one + ", " + other)
                                .orElse(null)))
                .isEmpty();
    }

    @Test
    void everyValueSetNamesKnownCodes() {
        assertThat(missing(
                        ConceptSetComponent.class,
                        set -> Stream.concat(
                                        set.getConcept().stream()
                                                .map(ConceptReferenceComponent::getCode)
                                                .filter(code -> isUnknown(set.getSystem(), code)),
                                        set.getFilter().stream()
                                                .filter(filter ->
                                                        filter.getProperty().equals("concept"))
                                                .map(ConceptSetFilterComponent::getValue)
                                                .filter(code -> isUnknown(set.getSystem(), code)))
                                .reduce((one, other) -> one + ", " + other)
                                .orElse(null)))
                .isEmpty();
    }

    private boolean isUnknown(String system, String code) {
        return !systems.getOrDefault(system, Map.of()).containsKey(code);
    }

    private static String name(Coding coding) {
        return coding.getSystem() + "|" + coding.getCode() + " " + coding.getDisplay();
    }

    private static Map<String, String> displays(CodeSystem system) {
        Map<String, String> displays = new HashMap<>();
        List<ConceptDefinitionComponent> open = new ArrayList<>(system.getConcept());
        while (!open.isEmpty()) {
            var concept = open.remove(open.size() - 1);
            displays.put(concept.getCode(), concept.getDisplay());
            open.addAll(concept.getConcept());
        }
        return displays;
    }

    private interface Fault<T> {
        /** What is wrong with the element, or null. */
        @Nullable
        String of(T element);
    }

    private <T extends IBase> Set<String> missing(Class<T> type, Fault<T> fault) {
        var terser = Content.context().newTerser();
        Set<String> faults = new TreeSet<>();
        for (Content.File file : content.files()) {
            Stream<T> elements = terser.getAllPopulatedChildElementsOfType(file.resource(), type).stream();
            elements.map(fault::of).filter(Objects::nonNull).forEach(text -> faults.add(file.path() + ": " + text));
        }
        return faults;
    }
}
