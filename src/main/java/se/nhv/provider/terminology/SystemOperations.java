package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import se.nhv.terminology.Closure;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/** The operations of the whole server: {@code $closure}, and {@code $versions}, which FHIR versions it speaks. Thread-safe. */
public final class SystemOperations {
    private static final String VERSION = "4.0";
    /** Every code is compared with every other. */
    private static final int MOST_IN_CLOSURE = 1_000;

    private final Doors doors;

    public SystemOperations(Doors doors) {
        this.doors = doors;
    }

    @Operation(name = "$versions", idempotent = true, manualRequest = true)
    public Parameters versions(RequestDetails request) {
        return doors.answer(request, OperationParameters.VERSIONS_ASKED, (visit, in) -> versions());
    }

    private static Parameters versions() {
        Parameters answer = new Parameters();
        AnswerShape.add(answer, "version", new CodeType(VERSION));
        AnswerShape.add(answer, "default", new CodeType(VERSION));
        return answer;
    }

    /** The relations among all the given codes; the register keeps no table between requests. */
    @Operation(name = "$closure", idempotent = true, manualRequest = true)
    public ConceptMap closure(RequestDetails request) {
        return related(request);
    }

    /** R4 has the operation on the whole server; those who look for it at the type find the same. */
    @Operation(name = "$closure", typeName = "ConceptMap", idempotent = true, manualRequest = true)
    public ConceptMap closureOfType(RequestDetails request) {
        return related(request);
    }

    private ConceptMap related(RequestDetails request) {
        return doors.answer(request, OperationParameters.CLOSURE, (visit, in) -> {
            String name = in.required("name");
            List<Coding> codings = new ArrayList<>();
            for (ParametersParameterComponent concept : in.named("concept")) {
                if (!(concept.getValue() instanceof Coding coding) || !coding.hasSystem()) {
                    throw Inputs.malformed("concept", "-", "valueCoding");
                }
                codings.add(coding);
            }
            if (codings.size() > MOST_IN_CLOSURE || in.text("version") != null) {
                throw new TxException(
                        400,
                        Issue.error(
                                IssueType.NOTSUPPORTED,
                                null,
                                Message.NHV_PARAMETERS,
                                "No closure table is kept: give all concepts (at most " + MOST_IN_CLOSURE
                                        + ") in each request, without version"));
            }
            var relations = new Closure().closure(visit.scope(), codings, Requests.versions(in));
            return map(name, relations, Date.from(visit.catalogue().edition().dataAsOf()));
        });
    }

    private static ConceptMap map(String name, List<Closure.Relation> relations, Date date) {
        ConceptMap map = new ConceptMap();
        map.setName(name).setStatus(PublicationStatus.ACTIVE).setDate(date);
        for (Closure.Relation relation : relations) {
            String system = relation.below().getSystem();
            ConceptMapGroupComponent group = map.getGroup().stream()
                    .filter(known -> known.getSource().equals(system))
                    .findFirst()
                    .orElseGet(() -> map.addGroup().setSource(system).setTarget(system));
            group.addElement()
                    .setCode(relation.below().getCode())
                    .addTarget()
                    .setCode(relation.above().getCode())
                    .setEquivalence(ConceptMapEquivalence.SUBSUMES);
        }
        return map;
    }
}
