package se.nhv.terminology.load;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemHierarchyMeaning;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.code.SystemHeader;

/** A loaded system as a CodeSystem resource: what a command writes, so that every node reads the same. Pure. */
public final class LoadedResource {
    private LoadedResource() {}

    /** Flat, with the hierarchy in the property parent: a resource that any FHIR server can read. */
    public static CodeSystem of(CompiledSystem system, String id) {
        SystemHeader header = system.header();
        CodeSystem resource = new CodeSystem();
        resource.setUrl(header.url())
                .setVersion(header.version())
                .setName(header.name())
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(header.content())
                .setCaseSensitive(header.caseSensitive())
                .setHierarchyMeaning(CodeSystemHierarchyMeaning.ISA)
                .setCount(system.size())
                .setLanguage(header.language())
                .setId(id);
        resource.addProperty()
                .setCode("parent")
                .setUri("http://hl7.org/fhir/concept-properties#parent")
                .setType(CodeSystem.PropertyType.CODE);
        for (int concept = 0; concept < system.size(); concept++) {
            add(system, concept, resource.addConcept());
        }
        return resource;
    }

    private static void add(CompiledSystem system, int concept, ConceptDefinitionComponent shown) {
        shown.setCode(system.code(concept))
                .setDisplay(system.display(concept))
                .setDefinition(system.definition(concept));
        List<Designation> names = system.designations(concept);
        names.stream()
                .filter(name -> !name.display())
                .forEach(name -> shown.addDesignation()
                        .setLanguage(name.language())
                        .setUse(name.use())
                        .setValue(name.value()));
        for (int parent : system.hierarchy().parents(concept)) {
            shown.addProperty().setCode("parent").setValue(new CodeType(system.code(parent)));
        }
        for (PropertyColumn column : system.properties()) {
            if (!column.code().equals("parent")) {
                column.of(concept)
                        .forEach(value ->
                                shown.addProperty().setCode(column.code()).setValue(value));
            }
        }
    }
}
