package se.nhv.publication;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Concept;

/** nhv-omrade: area, below it its sub-areas and sub-permits. */
final class AreaCodes {
    private AreaCodes() {}

    static CodeSystem resource(List<Area> areas) {
        CodeSystem system = Codes.hierarchical(Codes.system(
                "nhv-omrade",
                "Vårdområden",
                "Områden i nationell högspecialiserad vård, deras delområden och undertillstånd."));
        Codes.declare(system, "kind", PropertyType.CODE, "omrade, delomrade eller undertillstand");
        Codes.declare(system, "parent", PropertyType.CODE, "Närmast överordnat begrepp");
        Codes.declare(system, "decidedUnits", PropertyType.INTEGER, "Beslutat antal enheter, det vidaste");
        Codes.declare(system, "definitionKnown", PropertyType.BOOLEAN, "Om någon källa anger områdets definition");
        Codes.declare(system, "evidence", PropertyType.CODE, "Belägg (nhv-belagg)");
        Codes.declare(system, "origin", PropertyType.STRING, "Hur området blev till, enligt sammanställningen");
        areas.forEach(area -> system.addConcept(area(area)));
        return system.setCount(Codes.count(system.getConcept()));
    }

    private static ConceptDefinitionComponent area(Area area) {
        ConceptDefinitionComponent concept = Codes.concept(area.slug(), area.sv(), area.en());
        Codes.property(concept, "kind", Codes.code("omrade"));
        Codes.property(concept, "decidedUnits", Codes.integer(area.decidedUnits()));
        Codes.property(concept, "definitionKnown", Codes.bool(area.definitionKnown()));
        Codes.property(concept, "evidence", Codes.code(area.evidence()));
        Codes.property(concept, "origin", Codes.string(area.origin()));
        area.concepts().forEach(sub -> concept.addConcept(part(area, sub)));
        return concept;
    }

    private static ConceptDefinitionComponent part(Area area, Concept part) {
        ConceptDefinitionComponent concept = Codes.concept(part.code(), part.sv(), part.en());
        Codes.property(concept, "kind", Codes.code(part.kind()));
        Codes.property(concept, "parent", Codes.code(area.slug()));
        Codes.property(concept, "decidedUnits", Codes.integer(part.units()));
        Codes.property(concept, "definitionKnown", Codes.bool(area.definitionKnown()));
        Codes.property(concept, "evidence", Codes.code(area.evidence()));
        return concept;
    }
}
