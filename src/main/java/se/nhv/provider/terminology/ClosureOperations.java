package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import se.nhv.terminology.Closure;

/**
 * {@code $closure} (R4 terminology-service, maintaining a closure table): with a name alone it initializes a table, with concepts it
 * adds to it, with a version it tells again. POST only, for it changes something. Thread-safe.
 */
public final class ClosureOperations {
    private final Doors doors;
    private final Closure closure;

    public ClosureOperations(Doors doors, Closure closure) {
        this.doors = doors;
        this.closure = closure;
    }

    @Operation(name = "$closure", manualRequest = true)
    public ConceptMap closure(RequestDetails request) {
        return answer(request);
    }

    /** R4's definition has the operation on the whole server, its examples at the type: both are the same. */
    @Operation(name = "$closure", typeName = "ConceptMap", manualRequest = true)
    public ConceptMap closureOfType(RequestDetails request) {
        return answer(request);
    }

    private ConceptMap answer(RequestDetails request) {
        return doors.answer(request, OperationParameters.CLOSURE, (visit, in) -> {
            in.atMostOneOf("concept", "version");
            String name = in.required("name");
            Closure.Update update = update(visit, in, name);
            return map(name, update, Date.from(visit.catalogue().edition().dataAsOf()));
        });
    }

    private Closure.Update update(Doors.Visit visit, Inputs in, String name) {
        List<Coding> concepts = concepts(in);
        String version = in.text("version");
        if (version != null) {
            return closure.since(visit.scope(), name, version, Requests.versions(in));
        }
        return concepts.isEmpty()
                ? closure.initialize(name)
                : closure.add(visit.scope(), name, concepts, Requests.versions(in));
    }

    private static List<Coding> concepts(Inputs in) {
        List<Coding> concepts = new ArrayList<>();
        for (ParametersParameterComponent concept : in.named("concept")) {
            if (!(concept.getValue() instanceof Coding coding) || !coding.hasSystem() || !coding.hasCode()) {
                throw Inputs.malformed("concept", "-", "valueCoding");
            }
            concepts.add(coding);
        }
        return concepts;
    }

    /** The source stands below the target: R4 says that the target subsumes it. */
    private static ConceptMap map(String name, Closure.Update update, Date date) {
        ConceptMap map = new ConceptMap();
        map.setName(name)
                .setVersion(update.version())
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(true)
                .setDate(date);
        for (Closure.Relation relation : update.relations()) {
            element(map, relation.below())
                    .addTarget()
                    .setCode(relation.above().code())
                    .setEquivalence(relation.equal() ? ConceptMapEquivalence.EQUAL : ConceptMapEquivalence.SUBSUMES);
        }
        return map;
    }

    /** Relations come by the concept below, so its element is the last of its group if there is one. */
    private static SourceElementComponent element(ConceptMap map, Closure.Member below) {
        ConceptMapGroupComponent group = map.getGroup().stream()
                .filter(known -> known.getSource().equals(below.system()))
                .findFirst()
                .orElseGet(() -> map.addGroup().setSource(below.system()).setTarget(below.system()));
        int last = group.getElement().size() - 1;
        boolean there = last >= 0 && group.getElement().get(last).getCode().equals(below.code());
        return there ? group.getElement().get(last) : group.addElement().setCode(below.code());
    }
}
