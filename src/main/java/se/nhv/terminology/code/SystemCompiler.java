package se.nhv.terminology.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** Compiles a CodeSystem resource. Pure. */
public final class SystemCompiler {
    private SystemCompiler() {}

    private record Open(ConceptDefinitionComponent concept, int parent) {}

    /** The compiled form of a resource, which must have a url. Nested concepts come in preorder. */
    public static CompiledSystem compile(CodeSystem resource) {
        SystemBuilder builder = new SystemBuilder(SystemHeader.of(resource));
        resource.getProperty().forEach(property -> builder.declare(property.getCode(), property.getUri()));
        Deque<Open> open = new ArrayDeque<>();
        push(resource.getConcept(), -1, open);
        while (!open.isEmpty()) {
            Open next = open.pop();
            int number = add(next.concept(), next.parent(), builder);
            push(next.concept().getConcept(), number, open);
        }
        return builder.build();
    }

    private static int add(ConceptDefinitionComponent concept, int parent, SystemBuilder builder) {
        int number = builder.concept(
                String.valueOf(concept.getCode()), concept.getDisplay(), concept.getDefinition(), parent);
        concept.getDesignation()
                .forEach(designation -> builder.designation(
                        designation.getLanguage(),
                        designation.hasUse() ? designation.getUse() : null,
                        String.valueOf(designation.getValue()),
                        designation.getExtension()));
        concept.getProperty().forEach(property -> {
            if (property.hasValue()) {
                builder.property(property.getCode(), property.getValue());
            }
        });
        builder.extensions(concept.getExtension());
        return number;
    }

    private static void push(List<ConceptDefinitionComponent> concepts, int parent, Deque<Open> open) {
        List<ConceptDefinitionComponent> backwards = new ArrayList<>(concepts);
        java.util.Collections.reverse(backwards);
        backwards.forEach(concept -> open.push(new Open(concept, parent)));
    }
}
