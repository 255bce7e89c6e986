package se.nhv.provider.write;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Command;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/** create, update, patch and delete of one type, with their conditional forms. Thread-safe. */
public final class WriteProvider implements IResourceProvider {
    private final Class<? extends Resource> type;
    private final String name;
    private final Writer writer;
    private final Bodies bodies;
    private final Results results;

    public WriteProvider(Class<? extends Resource> type, String name, Writer writer, Bodies bodies, Results results) {
        this.type = type;
        this.name = name;
        this.writer = writer;
        this.bodies = bodies;
        this.results = results;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Resource ignored,
            @ConditionalUrlParam @Nullable String ifNoneExist,
            RequestDetails request) {
        // HAPI takes an empty condition for none, and would create without one
        String header = ifNoneExist != null ? ifNoneExist : request.getHeader(Constants.HEADER_IF_NONE_EXIST);
        String query = header == null ? null : Clients.query(header);
        return write(new Command.Create(SentBodies.of(request), query), request);
    }

    @Update
    public MethodOutcome update(
            @ResourceParam Resource ignored,
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        return write(
                new Command.Update(target(id, condition), SentBodies.of(request), Clients.match(request)), request);
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            PatchTypeEnum kind,
            @ResourceParam String body,
            RequestDetails request) {
        return write(new Command.Patch(target(id, condition), patch(kind, body), Clients.match(request)), request);
    }

    @Delete
    public MethodOutcome delete(
            @IdParam @Nullable IdType id, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        return write(new Command.Delete(target(id, condition), Clients.match(request)), request);
    }

    private MethodOutcome write(Command command, RequestDetails request) {
        return results.of(writer.write(command, Clients.of(request)), request);
    }

    private Target target(@Nullable IdType id, @Nullable String condition) {
        if (id == null || !id.hasIdPart()) {
            return new Target.Found(name, condition == null ? "" : Clients.query(condition));
        }
        String text = id.getIdPart();
        if (!ResourceKey.isId(text)) {
            throw new ProblemException(Problem.error(Code.MALFORMED_ELEMENT, name + ".id", "id", text)
                    .allowing("[A-Za-z0-9.-]{1,64}"));
        }
        return new Target.Named(new ResourceKey(name, text));
    }

    private JsonNode patch(PatchTypeEnum kind, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        switch (kind) {
            case JSON_PATCH, FHIR_PATCH_JSON:
                return bodies.tree(bytes);
            case FHIR_PATCH_XML:
                return bodies.tree(bodies.xml(bytes));
            default:
                throw new ProblemException(Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, kind.getContentType())
                        .allowing("application/json-patch+json, application/fhir+json, application/fhir+xml"));
        }
    }
}
