package se.nhv.write;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ParserMessage;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Reads what a client sends: nothing that it wrote is dropped in silence, and all faults are told at once. Thread-safe. */
public final class Bodies {
    private static final int CLIENT_ERROR = 400;
    /** What a problem is about when there is no resource at all. */
    private static final String ROOT = "resourceType";

    private final Codec codec;
    private final Structure structure;
    private final XmlTree xml;
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public Bodies(Codec codec) {
        this.codec = codec;
        this.structure = new Structure(codec.context());
        this.xml = new XmlTree(codec.context());
    }

    /** The resource in a JSON body. */
    public Resource json(byte[] body) {
        return resource(tree(body));
    }

    /** The resource in an XML body. */
    public Resource xml(byte[] body) {
        return resource(xmlTree(body));
    }

    /** What an XML body is in JSON, wrong parts included. */
    public JsonNode xmlTree(byte[] body) {
        try {
            return xml.resource(XmlText.read(body));
        } catch (SAXException broken) {
            throw unreadable(broken.getMessage() + at(broken));
        }
    }

    private static String at(@Nullable JsonLocation place) {
        return place == null ? "" : " (" + place.getLineNr() + ":" + place.getColumnNr() + ")";
    }

    private static String at(SAXException broken) {
        return broken instanceof SAXParseException place
                ? " (" + place.getLineNumber() + ":" + place.getColumnNumber() + ")"
                : "";
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
            throw unreadable(broken.getOriginalMessage() + at(broken.getLocation()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The JSON of a resource. */
    public JsonNode tree(Resource resource) {
        return tree(codec.encode(resource));
    }

    /**
     * What a client sent.
     *
     * @param resource what can be read of it; null when that is nothing
     * @param faults what cannot be read, and with it what is missing; empty when all can be read
     */
    public record Sent(@Nullable Resource resource, List<Problem> faults) {
        public Sent {
            faults = List.copyOf(faults);
        }
    }

    /** Reads what can be read. What is only missing is for the rules. */
    public Sent sent(JsonNode tree) {
        List<Problem> faults = structure.check(tree);
        List<Problem> unreadable = unreadable(faults);
        if (unreadable.isEmpty()) {
            return new Sent(parsed(tree), List.of());
        }
        JsonNode rest = Remainder.of(tree, unreadable);
        Set<String> hollow = unreadable.stream().map(Problem::expression).collect(Collectors.toSet());
        boolean readable =
                unreadable(structure.check(rest)).stream().allMatch(fault -> hollow.contains(fault.expression()));
        return new Sent(readable && !hollow.contains(ROOT) ? parsed(rest) : null, faults);
    }

    /** The resource in a JSON tree, when its structure is right; what is missing is for the rules. */
    public Resource resource(JsonNode tree) {
        List<Problem> faults = structure.check(tree);
        if (!unreadable(faults).isEmpty()) {
            throw new ProblemException(faults);
        }
        return parsed(tree);
    }

    private static List<Problem> unreadable(List<Problem> faults) {
        return faults.stream()
                .filter(problem -> problem.code().status() == CLIENT_ERROR)
                .toList();
    }

    private Resource parsed(JsonNode tree) {
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
