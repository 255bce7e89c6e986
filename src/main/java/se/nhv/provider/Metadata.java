package se.nhv.provider;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** {@code GET metadata} (FHIR R4 http 3.1.0.11): what this server can do, made from the same tables that route. */
public final class Metadata {
    private final CurrentCatalogue current;
    private final Codec codec;
    private final Statement capability;
    private final Statement terminology;

    /** What {@code metadata} answers in one of its modes. */
    @FunctionalInterface
    public interface Statement {
        /** @param base the address of the service that the client asked */
        Resource of(Catalogue catalogue, String base);
    }

    public Metadata(CurrentCatalogue current, Codec codec, Statement capability, Statement terminology) {
        this.current = current;
        this.codec = codec;
        this.capability = capability;
        this.terminology = terminology;
    }

    /** HAPI looks for this method by its name and logs a warning when it is not there; there is nothing to keep. */
    public void setRestfulServer(RestfulServer server) {
        // the statement is made from tables, not from the server's bindings
    }

    /** A stub that carries the CapabilityStatement, or with {@code mode=terminology} the TerminologyCapabilities. */
    @ca.uhn.fhir.rest.annotation.Metadata(cacheMillis = 0)
    public CapabilityStatement metadata(RequestDetails request) {
        Catalogue catalogue = current.now();
        String[] modes = request.getParameters().getOrDefault("mode", new String[] {"full"});
        Statement statement = statement(modes[0]);
        Resource answer = statement.of(catalogue, request.getFhirServerBase());
        CapabilityStatement stub = new CapabilityStatement();
        stub.getMeta().setVersionId(catalogue.edition().id());
        return ReadyBytes.on(stub, codec.encode(answer));
    }

    private Statement statement(String mode) {
        switch (mode) {
            case "full", "normative":
                return capability;
            case "terminology":
                return terminology;
            default:
                throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "mode", "mode", mode)
                        .allowing("full, normative, terminology"));
        }
    }
}
