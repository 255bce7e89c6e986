package se.nhv.publication;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import se.nhv.publication.overlay.TargetGroup;
import se.nhv.publication.overlay.Term;

/** The two small code systems: terms that decisions define (nhv-begrepp), and unit limits (nhv-malgrupp). */
final class SmallCodes {
    private SmallCodes() {}

    /** The definition is an excerpt of the document, checked against it. */
    static CodeSystem terms(List<Term> terms, Words words) {
        CodeSystem system =
                Codes.system("nhv-begrepp", "Begrepp", "Begrepp som besluten själva definierar, med källans ord.");
        Codes.declare(system, "area", PropertyType.CODE, "Vårdområde (nhv-omrade)");
        Codes.declare(system, "source", PropertyType.STRING, "Stycke i källan");
        for (Term term : terms) {
            ConceptDefinitionComponent concept = Codes.concept(term.code(), term.sv(), term.en());
            words.at(term.source(), term.definition()).ifPresent(concept::setDefinition);
            Codes.property(concept, "area", Codes.code(term.area()));
            Codes.property(concept, "source", Codes.string(term.source()));
            system.addConcept(concept);
        }
        return system.setCount(Codes.count(system.getConcept()));
    }

    static CodeSystem targetGroups(List<TargetGroup> groups) {
        CodeSystem system = Codes.system(
                "nhv-malgrupp", "Målgrupper", "Grupper av patienter som en enhets uppdrag är begränsat till.");
        Codes.declare(system, "minAge", PropertyType.INTEGER, "Lägsta ålder i hela år, inräknad");
        Codes.declare(system, "maxAge", PropertyType.INTEGER, "Övre gräns i hela år, inte inräknad");
        Codes.declare(
                system,
                "withoutSubPermit",
                PropertyType.CODE,
                "Undertillstånd (nhv-omrade) som en enhet med gruppen säkert saknar");
        for (TargetGroup group : groups) {
            ConceptDefinitionComponent concept = Codes.concept(group.code(), group.sv(), group.en());
            Codes.property(concept, "minAge", Codes.integer(group.minAge()));
            Codes.property(concept, "maxAge", Codes.integer(group.maxAge()));
            Codes.property(concept, "withoutSubPermit", Codes.code(group.withoutSubPermit()));
            system.addConcept(concept);
        }
        return system.setCount(Codes.count(system.getConcept()));
    }
}
