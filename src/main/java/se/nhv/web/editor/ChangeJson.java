package se.nhv.web.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** A change as a line of JSON: in the form that a browser sends back, and in the stored draft. */
final class ChangeJson implements Change.Visitor<ObjectNode> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ChangeJson WRITER = new ChangeJson();

    /** A year, a month or a day, as FHIR writes them. */
    private static final String DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";

    private static final int LONGEST = 100;

    private ChangeJson() {}

    static String write(Change change) {
        return change.accept(WRITER).toString();
    }

    static List<Change> read(List<String> lines) {
        return lines.stream().map(ChangeJson::read).toList();
    }

    /** @throws ProblemException when it is no change */
    static Change read(String json) {
        JsonNode node = tree(json);
        switch (node.path("change").asText()) {
            case "units":
                return new Change.Units(id(node, "area"), number(node, "before"), required(number(node, "after")));
            case "new-permit":
                return new Change.NewPermit(
                        id(node, "area"),
                        id(node, "region"),
                        node.has("unit") ? id(node, "unit") : null,
                        date(node, "start"),
                        text(node, "dnr"));
            case "start":
                return new Change.Start(id(node, "permit"), date(node, "before"), required(date(node, "after")));
            default:
                throw wrong();
        }
    }

    @Override
    public ObjectNode units(Change.Units change) {
        ObjectNode json = MAPPER.createObjectNode().put("change", "units").put("area", change.area());
        if (change.before() != null) {
            json.put("before", change.before());
        }
        return json.put("after", change.after());
    }

    @Override
    public ObjectNode newPermit(Change.NewPermit change) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("change", "new-permit")
                .put("area", change.area())
                .put("region", change.region());
        put(json, "unit", change.unit());
        put(json, "start", change.start());
        put(json, "dnr", change.dnr());
        return json;
    }

    @Override
    public ObjectNode start(Change.Start change) {
        ObjectNode json = MAPPER.createObjectNode().put("change", "start").put("permit", change.permit());
        put(json, "before", change.before());
        return json.put("after", change.after());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw wrong();
        }
    }

    private static String id(JsonNode node, String name) {
        String id = required(text(node, name));
        if (!ResourceKey.isId(id)) {
            throw wrong();
        }
        return id;
    }

    private static @Nullable String date(JsonNode node, String name) {
        String date = text(node, name);
        if (date != null && !date.matches(DATE)) {
            throw wrong();
        }
        return date;
    }

    private static @Nullable Integer number(JsonNode node, String name) {
        return node.path(name).canConvertToInt() ? (Integer) node.path(name).intValue() : null;
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).textValue();
        if (text != null && text.length() > LONGEST) {
            throw wrong();
        }
        return text;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw wrong();
        }
        return value;
    }

    private static ProblemException wrong() {
        return new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "change", "change", "…"));
    }
}
