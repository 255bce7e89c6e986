package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.Codec;
import se.nhv.problem.Code;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.terminology.Languages;
import se.nhv.terminology.ResourceCaches;
import se.nhv.terminology.Scope;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.content.AsOf;
import se.nhv.terminology.issue.TxException;

/**
 * What every terminology operation does around its verb: take the catalogue once, read the inputs, see the request's own
 * resources, and tell a refusal in HL7's form. Thread-safe.
 */
public final class Doors {
    private final CurrentCatalogue current;
    private final Codec codec;
    private final ResourceCaches caches;
    private final Batch batch;

    public Doors(CurrentCatalogue current, Codec codec, ResourceCaches caches, Outcomes outcomes) {
        this.current = current;
        this.codec = codec;
        this.caches = caches;
        this.batch = new Batch(outcomes);
    }

    /**
     * One request: its inputs, what it sees, and which edition it sees it in.
     *
     * @param asOf the earlier time that it asks about; null when it asks about the present
     */
    record Visit(
            Inputs in,
            Scope scope,
            Catalogue catalogue,
            Languages header,
            @Nullable AsOf asOf) {
        Visit seeing(Scope other) {
            return new Visit(in, other, catalogue, header, asOf);
        }
    }

    <T> T answer(RequestDetails request, Set<String> known, BiFunction<Visit, Inputs, T> verb) {
        Inputs in = Inputs.read(request, codec, known);
        Catalogue catalogue = current.now();
        try {
            AsOf asOf = in.asOf(OperationParameters.DATE);
            Terminology edition = catalogue.get(Terminology.KEY);
            Scope scope = scope(request, in, asOf == null ? edition : edition.asOf(asOf));
            Languages header = Languages.parse(request.getHeader("Accept-Language"));
            return verb.apply(new Visit(in, scope, catalogue, header, asOf), in);
        } catch (TxException refused) {
            throw IssueShape.refusal(refused);
        }
    }

    /** Many questions in one request, each with these parameters and answered by the verb. */
    Parameters batch(Visit visit, Set<String> known, BiFunction<Visit, Inputs, Parameters> verb) {
        return batch.answer(visit, known, verb);
    }

    private Scope scope(RequestDetails request, Inputs in, Terminology edition) {
        String cache = CacheHeader.of(request, in);
        if (cache == null) {
            return edition.scope().with(in.resources("tx-resource"));
        }
        return caches.scope(cache, edition, CacheHeader.sent(in));
    }

    /** The value set with this id, by its address as it was defined at the time that is asked about. */
    ValueSet valueSet(Visit visit, IdType id) {
        ValueSet current = instance(visit, id, ValueSet.class, "ValueSet");
        return visit.asOf() == null || !current.hasUrl()
                ? current
                : visit.scope().valueSet(new Canonical(current.getUrl(), null));
    }

    /** The current resource with this id. */
    <T extends Resource> T instance(Visit visit, IdType id, Class<T> type, String name) {
        return visit.catalogue()
                .find(name, id.getIdPart())
                .map(entry -> entry.resource(type))
                .orElseThrow(() ->
                        new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, name + "/" + id.getIdPart())));
    }
}
