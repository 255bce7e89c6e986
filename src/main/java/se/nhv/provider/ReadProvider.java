package se.nhv.provider;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ReadyBytes;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * read and vread of one type (FHIR R4 http 3.1.0.1, 3.1.0.2): the stored bytes, beside a stub that tells HAPI the id, version and
 * last update, from which it answers conditional reads. Thread-safe.
 */
public final class ReadProvider<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final FhirContext context;
    private final CurrentCatalogue current;

    public ReadProvider(Class<T> type, FhirContext context, CurrentCatalogue current) {
        this.type = type;
        this.context = context;
        this.current = current;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read(version = true)
    public T read(@IdParam IdType id) {
        String name = context.getResourceType(type);
        String asked =
                name + "/" + id.getIdPart() + (id.hasVersionIdPart() ? "/_history/" + id.getVersionIdPart() : "");
        if (!ResourceKey.isId(id.getIdPart())) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, asked));
        }
        Entry entry = find(current.now(), new ResourceKey(name, id.getIdPart()), id, asked);
        return stub(entry);
    }

    private static Entry find(Catalogue catalogue, ResourceKey key, IdType id, String asked) {
        List<Entry> versions = catalogue.versions(key);
        if (versions.isEmpty()) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, asked));
        }
        Entry found = versions.get(versions.size() - 1);
        if (id.hasVersionIdPart()) {
            found = versions.stream()
                    .filter(entry -> Integer.toString(entry.versionId()).equals(id.getVersionIdPart()))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, asked)));
        }
        if (found.version().deleted()) {
            throw new ProblemException(Problem.error(Code.GONE_RESOURCE, null, asked));
        }
        return found;
    }

    private T stub(Entry entry) {
        T stub = type.cast(context.getResourceDefinition(type).newInstance());
        stub.setId(new IdType(entry.key().type(), entry.id(), Integer.toString(entry.versionId())));
        stub.getMeta().setVersionId(Integer.toString(entry.versionId())).setLastUpdated(Date.from(entry.lastUpdated()));
        return ReadyBytes.on(stub, entry.json());
    }
}
