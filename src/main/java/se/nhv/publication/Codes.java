package se.nhv.publication;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemHierarchyMeaning;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What our code systems have in common: complete, case-sensitive, Swedish display, English designation. Pure. */
final class Codes {
    private static final String STANDARD = "http://hl7.org/fhir/concept-properties#";

    private Codes() {}

    static CodeSystem system(String id, String title, String description) {
        CodeSystem system = Fhir.describe(new CodeSystem(), id, title, description);
        return system.setCaseSensitive(true)
                .setValueSet(Fhir.canonical("ValueSet", id))
                .setContent(CodeSystemContentMode.COMPLETE);
    }

    static CodeSystem hierarchical(CodeSystem system) {
        return system.setHierarchyMeaning(CodeSystemHierarchyMeaning.ISA);
    }

    static void declare(CodeSystem system, String code, PropertyType type, String meaning) {
        var property = system.addProperty().setCode(code).setType(type).setDescription(meaning);
        if (code.equals("parent")) {
            property.setUri(STANDARD + code);
        }
    }

    /** A concept; without an English name until somebody has translated it. */
    static ConceptDefinitionComponent concept(String code, String sv, @Nullable String en) {
        ConceptDefinitionComponent concept =
                new ConceptDefinitionComponent().setCode(code).setDisplay(sv);
        if (en != null) {
            concept.addDesignation().setLanguage("en").setValue(en);
        }
        return concept;
    }

    /** Sets the property unless the value is unknown. */
    static void property(ConceptDefinitionComponent concept, String code, @Nullable Type value) {
        if (value != null) {
            concept.addProperty().setCode(code).setValue(value);
        }
    }

    static @Nullable Type code(@Nullable String value) {
        return value == null ? null : new CodeType(value);
    }

    static @Nullable Type string(@Nullable String value) {
        return value == null ? null : new StringType(value);
    }

    static @Nullable Type integer(@Nullable Integer value) {
        return value == null ? null : new IntegerType(value);
    }

    static Type bool(boolean value) {
        return new BooleanType(value);
    }

    /** The concepts, those below others included. */
    static int count(Iterable<ConceptDefinitionComponent> concepts) {
        int count = 0;
        for (ConceptDefinitionComponent concept : concepts) {
            count += 1 + count(concept.getConcept());
        }
        return count;
    }
}
