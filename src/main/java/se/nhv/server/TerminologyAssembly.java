package se.nhv.server;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Part;
import se.nhv.fhir.Codec;
import se.nhv.problem.Outcomes;
import se.nhv.provider.Capability;
import se.nhv.provider.Metadata;
import se.nhv.provider.terminology.CacheOperations;
import se.nhv.provider.terminology.ClosureOperations;
import se.nhv.provider.terminology.CodeSystemOperations;
import se.nhv.provider.terminology.ConceptMapOperations;
import se.nhv.provider.terminology.Doors;
import se.nhv.provider.terminology.ExpansionWriter;
import se.nhv.provider.terminology.NamingSystemOperations;
import se.nhv.provider.terminology.SystemOperations;
import se.nhv.provider.terminology.TerminologyContribution;
import se.nhv.provider.terminology.TerminologyStatement;
import se.nhv.provider.terminology.ValueSetOperations;
import se.nhv.terminology.Closure;
import se.nhv.terminology.ClosureTables;
import se.nhv.terminology.CodeSearch;
import se.nhv.terminology.Expand;
import se.nhv.terminology.Lookup;
import se.nhv.terminology.ResourceCaches;
import se.nhv.terminology.Subsumes;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.Translate;
import se.nhv.terminology.ValidateCode;
import se.nhv.terminology.load.FhirCodes;

/** Who is handed to whom in the terminology room. */
final class TerminologyAssembly {
    private final ClosureTables closureTables;

    /** @param severalNodes whether other nodes may answer the same clients */
    TerminologyAssembly(boolean severalNodes) {
        Supplier<String> ids = () -> Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        this.closureTables = severalNodes ? ClosureTables.none() : ClosureTables.kept(ids);
    }

    /** The room's part of the catalogue. */
    static Part<Terminology> part() {
        return Terminology.part(FhirCodes.content());
    }

    List<Object> providers(CurrentCatalogue current, Codec codec, Outcomes outcomes) {
        ValidateCode validateCode = new ValidateCode();
        ResourceCaches caches =
                new ResourceCaches(Clock.systemUTC(), () -> UUID.randomUUID().toString());
        Doors doors = new Doors(current, codec, caches, outcomes);
        return List.of(
                new ValueSetOperations(doors, new Expand(new CodeSearch()), validateCode, new ExpansionWriter(codec)),
                new CodeSystemOperations(doors, new Lookup(), validateCode, new Subsumes()),
                new ConceptMapOperations(doors, new Translate()),
                new NamingSystemOperations(doors),
                new SystemOperations(doors),
                new ClosureOperations(doors, new Closure(closureTables)),
                new CacheOperations(codec, caches));
    }

    /** What {@code metadata} tells of the room. */
    Capability.Contribution capability() {
        return new TerminologyContribution(closureTables.areKept());
    }

    /** What {@code metadata?mode=terminology} tells. */
    Metadata.Statement statement() {
        return new TerminologyStatement(Version.NUMBER, closureTables.areKept());
    }
}
