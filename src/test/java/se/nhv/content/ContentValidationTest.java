package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionContextComponent;
import org.junit.jupiter.api.Test;

/** FHIR's validator finds no error in what is published, and no warning but those that stand here with their reason. */
class ContentValidationTest {
    /**
     * A warning that stays.
     *
     * @param id the end of the validator's own name of the message, or part of its text when it has no name
     * @param type the resource type it is allowed on, or {@code *}
     * @param element part of the path it is allowed at
     */
    private record Allowed(String id, String type, String element) {
        boolean covers(Content.File file, SingleValidationMessage message) {
            String path = message.getLocationString() == null ? "" : message.getLocationString();
            boolean named = message.getMessageId() == null
                    ? message.getMessage().contains(id)
                    : message.getMessageId().endsWith(id);
            return named && (type.equals("*") || type.equals(file.resource().fhirType())) && path.contains(element);
        }
    }

    private static final List<Allowed> ALLOWED = List.of(
            // Narratives are rendered from the data when a person asks, not stored beside it where they would differ.
            new Allowed("#dom-6", "*", ""),
            // mCSD wants its own type code beside that of R4's extensible value set.
            new Allowed("Terminology_TX_NoValid_2_CC", "Location", ".type["),
            // Källa 004 publishes figures without defining their populations: we invent none.
            new Allowed("MEASURE_M_NO_GROUPS", "Measure", ""),
            // HAPI's chain offers the validator no Measure; ContentConnectedTest proves that each one exists.
            new Allowed("Measure_MR_M_NotFound", "MeasureReport", ""),
            // ICD-10-SE is not ours: we publish the codes that we use, as a fragment.
            new Allowed("CONCEPTMAP_GROUP_TARGET_INCOMPLETE", "ConceptMap", ".group["),
            // HAPI's chain checks no codes of maps in bulk; ContentConnectedTest looks each one up.
            new Allowed("does not support batch validation", "ConceptMap", ".group["));

    @Test
    void everyResourceIsValidAndEveryWarningIsExplained() {
        var content = Content.all();
        var validator = new ContentValidator(
                Content.context(),
                Stream.concat(content.resources(), new McsdProfiles().withoutTargets().stream())
                        .toList());
        Set<String> faults = new ConcurrentSkipListSet<>();
        Set<Allowed> seen = ConcurrentHashMap.newKeySet();
        content.files().parallelStream().forEach(file -> {
            for (SingleValidationMessage message : validator.messages(validatedText(file), profiles(content, file))) {
                if (message.getSeverity() == ResultSeverityEnum.INFORMATION) {
                    continue;
                }
                allowed(file, message).ifPresentOrElse(seen::add, () -> faults.add(describe(file, message)));
            }
        });
        assertThat(faults).isEmpty();
        assertThat(ALLOWED).as("an allowed warning that no longer occurs").allMatch(seen::contains);
    }

    private static Optional<Allowed> allowed(Content.File file, SingleValidationMessage message) {
        return ALLOWED.stream()
                .filter(entry -> message.getSeverity() == ResultSeverityEnum.WARNING)
                .filter(entry -> entry.covers(file, message))
                .findFirst();
    }

    /** Our own profiles of the resource's type, and IHE's that are meant for it; a resource has to follow each of them. */
    private static List<String> profiles(Content content, Content.File file) {
        Stream<String> own = content.ofType(StructureDefinition.class)
                .filter(profile -> profile.getKind() == StructureDefinition.StructureDefinitionKind.RESOURCE)
                .filter(profile -> file.resource().fhirType().equals(profile.getType()))
                .map(StructureDefinition::getUrl);
        return Stream.concat(own, McsdProfiles.meantFor(file.resource()).stream())
                .toList();
    }

    /**
     * To check the context of an extension the validator fetches HL7's core package over the network; offline it then
     * reports a broken snapshot. So it sees extensions with a context that says nothing; the next test checks theirs.
     */
    private static String validatedText(Content.File file) {
        if (file.resource() instanceof StructureDefinition definition && definition.hasContext()) {
            StructureDefinition copy = definition.copy();
            copy.setContext(List.of(new StructureDefinitionContextComponent()
                    .setType(ExtensionContextType.FHIRPATH)
                    .setExpression("true")));
            return new CanonicalForm(Content.context()).write(copy);
        }
        return file.json();
    }

    private static String describe(Content.File file, SingleValidationMessage message) {
        return "%s %s %s: %s (%s)"
                .formatted(
                        message.getSeverity(),
                        file.path(),
                        message.getLocationString(),
                        message.getMessage(),
                        message.getMessageId());
    }

    @Test
    void everyExtensionSaysOfWhichElementItIs() {
        assertThat(Content.all()
                        .ofType(StructureDefinition.class)
                        .filter(definition -> "Extension".equals(definition.getType())))
                .isNotEmpty()
                .allSatisfy(definition -> assertThat(definition.getContext())
                        .isNotEmpty()
                        .allSatisfy(context -> assertThat(Elements.exists(Content.context(), context.getExpression()))
                                .as(context.getExpression())
                                .isTrue()));
    }
}
