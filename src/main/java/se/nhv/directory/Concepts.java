package se.nhv.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;

/** A code system of the register, flat: each concept with its parent, in the order of the resource. Immutable. */
public final class Concepts {
    private final Map<String, Concept> byCode;

    private Concepts(Map<String, Concept> byCode) {
        this.byCode = byCode;
    }

    /** The concepts of the code system with this address; none when the catalogue does not hold it. */
    public static Concepts of(Catalogue catalogue, String system) {
        Map<String, Concept> byCode = new LinkedHashMap<>();
        find(catalogue, system).ifPresent(found -> add(byCode, null, found.getConcept()));
        return new Concepts(Collections.unmodifiableMap(byCode));
    }

    /** The code system with this address, shared: read only. */
    public static Optional<CodeSystem> find(Catalogue catalogue, String system) {
        return catalogue.all("CodeSystem").stream()
                .map((Entry entry) -> entry.resource(CodeSystem.class))
                .filter(candidate -> system.equals(candidate.getUrl()))
                .findFirst();
    }

    public @Nullable Concept get(@Nullable String code) {
        return code == null ? null : byCode.get(code);
    }

    public Collection<Concept> all() {
        return byCode.values();
    }

    /** The code at the top of the hierarchy that the given one stands in; the code itself when it has no parent. */
    public String top(String code) {
        String top = code;
        for (Concept concept = get(code); concept != null && concept.parent() != null; concept = get(top)) {
            top = concept.parent();
        }
        return top;
    }

    private static void add(
            Map<String, Concept> byCode, @Nullable String parent, List<ConceptDefinitionComponent> concepts) {
        for (ConceptDefinitionComponent concept : concepts) {
            String code = concept.getCode();
            byCode.put(code, new Concept(code, Label.of(code, concept), parent, properties(concept)));
            add(byCode, code, concept.getConcept());
        }
    }

    private static List<Concept.Property> properties(ConceptDefinitionComponent concept) {
        List<Concept.Property> list = new ArrayList<>();
        for (var property : concept.getProperty()) {
            Base value = property.getValue();
            String text = value instanceof Coding coding ? coding.getCode() : value.primitiveValue();
            if (text != null) {
                list.add(new Concept.Property(property.getCode(), text));
            }
        }
        return list;
    }
}
