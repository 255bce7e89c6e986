package se.nhv.terminology.set;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** A stored expansion of a value set without definition, read as a list of codes. */
final class Enumeration {
    private Enumeration() {}

    static List<ConceptSetComponent> of(ValueSetExpansionComponent expansion) {
        Map<String, ConceptSetComponent> parts = new LinkedHashMap<>();
        add(expansion.getContains(), parts);
        return new ArrayList<>(parts.values());
    }

    private static void add(List<ValueSetExpansionContainsComponent> contains, Map<String, ConceptSetComponent> parts) {
        for (ValueSetExpansionContainsComponent item : contains) {
            if (item.hasSystem() && item.hasCode() && !item.getAbstract()) {
                parts.computeIfAbsent(
                                item.getSystem() + "|" + item.getVersion(),
                                key -> new ConceptSetComponent()
                                        .setSystem(item.getSystem())
                                        .setVersion(item.getVersion()))
                        .addConcept()
                        .setCode(item.getCode())
                        .setDisplay(item.getDisplay());
            }
            add(item.getContains(), parts);
        }
    }
}
