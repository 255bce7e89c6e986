package se.nhv.publication;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;

/** nhv-kriterium: every node of every criteria tree, asked or not. */
final class CriterionCodes {
    private CriterionCodes() {}

    static CodeSystem resource(List<Area> areas) {
        CodeSystem system = Codes.system(
                "nhv-kriterium",
                "Kriterier",
                "Noderna i områdenas kriterieträd. De korta texterna är registrets egna; källans ord står i PlanDefinition.");
        Codes.declare(system, "kind", PropertyType.CODE, "Nodtyp (nhv-nodtyp)");
        Codes.declare(system, "area", PropertyType.CODE, "Vårdområde (nhv-omrade)");
        Codes.declare(system, "subArea", PropertyType.CODE, "Delområde (nhv-omrade)");
        Codes.declare(system, "parent", PropertyType.CODE, "Noden ovanför");
        Codes.declare(system, "asked", PropertyType.BOOLEAN, "Om noden är en fråga i områdets frågeformulär");
        Codes.declare(system, "cuts", PropertyType.CODE, "Kriterium som ett ja till avgränsningen tar bort");
        Codes.declare(system, "order", PropertyType.INTEGER, "Plats i områdets tabell, från 1");
        Codes.declare(system, "basis", PropertyType.CODE, "text, page eller editorial");
        Codes.declare(system, "source", PropertyType.STRING, "Stycke i källan");
        Codes.declare(system, "remark", PropertyType.STRING, "Anmärkning om registrets egen läsning");
        areas.forEach(area -> add(system, area));
        return system.setCount(Codes.count(system.getConcept()));
    }

    private static void add(CodeSystem system, Area area) {
        CriteriaTree tree = new CriteriaTree(area);
        int order = 0;
        for (Criterion node : tree.all()) {
            order++;
            ConceptDefinitionComponent concept = Codes.concept(node.linkId(), node.sv(), node.en());
            Codes.property(concept, "kind", Codes.code(node.kind()));
            Codes.property(concept, "area", Codes.code(area.slug()));
            tree.subArea(node).ifPresent(sub -> Codes.property(concept, "subArea", Codes.code(sub.concept())));
            Codes.property(concept, "parent", Codes.code(node.parent()));
            Codes.property(concept, "asked", Codes.bool(node.asked()));
            node.cuts().forEach(cut -> Codes.property(concept, "cuts", Codes.code(cut)));
            Codes.property(concept, "order", Codes.integer(order));
            Codes.property(concept, "basis", Codes.code(node.basis()));
            Codes.property(concept, "source", Codes.string(node.source()));
            Codes.property(concept, "remark", Codes.string(node.remark()));
            system.addConcept(concept);
        }
    }
}
