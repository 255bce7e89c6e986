package se.nhv.write;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ParserMessage;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Reads what a client sends: nothing that it wrote is dropped in silence, and all faults are told at once. Thread-safe. */
public final class Bodies {
    private static final int CLIENT_ERROR = 400;
    private final Codec codec;
    private final Structure structure;
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public Bodies(Codec codec) {
        this.codec = codec;
        this.structure = new Structure(codec.context());
    }

    /** The resource in a JSON body. */
    public Resource json(byte[] body) {
        return resource(tree(body));
    }

    /** The resource in an XML body; its schema faults come one at a time, as the parser meets them. */
    public Resource xml(byte[] body) {
        IParser parser = codec.context().newXmlParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            Resource parsed = (Resource) parser.parseResource(new String(body, StandardCharsets.UTF_8));
            return resource(tree(parsed));
        } catch (DataFormatException broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    /** The JSON of a body. */
    public JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree.isMissingNode()) {
                throw unreadable("-");
            }
            return tree;
        } catch (JsonProcessingException broken) {
            throw unreadable(broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The JSON of a resource. */
    public JsonNode tree(Resource resource) {
        return tree(codec.encode(resource));
    }

    /** The resource in a JSON tree, when its structure is right; what is missing is for the rules. */
    public Resource resource(JsonNode tree) {
        List<Problem> faults = structure.check(tree).stream()
                .filter(problem -> problem.code().status() == CLIENT_ERROR)
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
        try {
            return codec.parse(mapper.writeValueAsBytes(tree));
        } catch (DataFormatException broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is wrong with a resource's structure. */
    public List<Problem> faults(Resource resource) {
        return structure.check(tree(resource));
    }

    private static ProblemException unreadable(String reason) {
        String line = ParserMessage.of(reason.replaceAll("\\[Source: [^;]*; |\\]", ""));
        return new ProblemException(Problem.error(Code.INVALID_BODY, null, line));
    }
}
