package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.Scope;
import se.nhv.terminology.Translate;
import se.nhv.terminology.TranslateRequest;

/** The operation of ConceptMap: {@code $translate}. Thread-safe. */
public final class ConceptMapOperations {
    private final Doors doors;
    private final Translate translate;

    public ConceptMapOperations(Doors doors, Translate translate) {
        this.doors = doors;
        this.translate = translate;
    }

    @Operation(name = "$translate", typeName = "ConceptMap", idempotent = true, manualRequest = true)
    public Parameters translate(RequestDetails request) {
        return translate(request, null);
    }

    @Operation(name = "$translate", typeName = "ConceptMap", idempotent = true, manualRequest = true)
    public Parameters translateInstance(@IdParam IdType id, RequestDetails request) {
        return translate(request, id);
    }

    private Parameters translate(RequestDetails request, @Nullable IdType id) {
        return doors.answer(request, OperationParameters.TRANSLATE, (visit, in) -> {
            List<Resource> given = in.resources("conceptMap");
            Scope scope = visit.scope().with(given);
            TranslateRequest asked = Requests.translate(in, map(visit, id, given));
            return AnswerShape.translation(translate.translate(scope, asked), asked.form());
        });
    }

    private @Nullable Canonical map(Doors.Visit visit, @Nullable IdType id, List<Resource> given) {
        ConceptMap map = null;
        if (id != null) {
            map = doors.instance(visit, id, ConceptMap.class, "ConceptMap");
        } else if (!given.isEmpty() && given.get(0) instanceof ConceptMap resource) {
            map = resource;
        }
        return map == null ? null : new Canonical(map.getUrl(), map.getVersion());
    }
}
