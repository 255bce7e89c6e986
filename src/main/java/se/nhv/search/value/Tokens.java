package se.nhv.search.value;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** Tokens from the datatypes that R4's table of token parameters lists (3.1.1.4.10). */
final class Tokens {
    /** R4's system for true and false, which nobody writes and which is right nevertheless. */
    private static final String BOOLEAN = "http://hl7.org/fhir/special-values";

    private Tokens() {}

    static void add(Base found, Set<Value> into) {
        if (found instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> add(coding, into));
            if (concept.hasText()) {
                into.add(TokenValue.of("", "", concept.getText()));
            }
        } else if (found instanceof Coding coding) {
            into.add(TokenValue.of(text(coding.getCode()), text(coding.getSystem()), text(coding.getDisplay())));
        } else if (found instanceof Identifier identifier) {
            addIdentifier(identifier, into);
        } else if (found instanceof ContactPoint contact) {
            into.add(TokenValue.of(text(contact.getValue()), "", ""));
        } else if (found instanceof Enumeration<?> code && code.hasValue()) {
            into.add(new TokenValue(code.getValueAsString(), text(code.getSystem()), "", "", "", true));
        } else if (found instanceof IdType id) {
            // HAPI's id of a parsed resource also holds its type and version
            into.add(new TokenValue(text(id.getIdPart()), "", "", "", "", true));
        } else if (found instanceof BooleanType && found.primitiveValue() != null) {
            into.add(new TokenValue(found.primitiveValue(), BOOLEAN, "", "", "", true));
        } else if (found.isPrimitive() && found.primitiveValue() != null) {
            into.add(new TokenValue(found.primitiveValue(), "", "", "", "", true));
        }
    }

    private static void addIdentifier(Identifier identifier, Set<Value> into) {
        String value = text(identifier.getValue());
        String system = text(identifier.getSystem());
        String text = text(identifier.getType().getText());
        if (identifier.getType().getCoding().isEmpty()) {
            into.add(TokenValue.of(value, system, text));
        }
        for (Coding type : identifier.getType().getCoding()) {
            into.add(new TokenValue(value, system, text, text(type.getSystem()), text(type.getCode()), false));
        }
    }

    static String text(@Nullable String mayBeAbsent) {
        return mayBeAbsent == null ? "" : mayBeAbsent;
    }
}
