package se.nhv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document was read as, from its JSON form, as a table that a person can hold against the page. In the table
 * that is expected an ellipsis stands for the middle of a long text.
 */
final class ReadingTable {
    private final StringBuilder out = new StringBuilder();

    private ReadingTable() {}

    static String of(List<JsonNode> documents) {
        ReadingTable table = new ReadingTable();
        documents.forEach(table::document);
        return table.out.toString();
    }

    /** The table with the middle of a text left out where the expected one leaves it out. */
    static String shortenedAs(String expected, String actual) {
        String[] wanted = expected.split("\n");
        String[] lines = actual.split("\n");
        for (int i = 0; i < Math.min(wanted.length, lines.length); i++) {
            int gap = wanted[i].indexOf(" … ");
            boolean same = gap > 0
                    && lines[i].startsWith(wanted[i].substring(0, gap + 1))
                    && lines[i].endsWith(wanted[i].substring(gap + 2));
            lines[i] = same ? wanted[i] : lines[i];
        }
        return actual.isEmpty() ? actual : String.join("\n", lines) + "\n";
    }

    private void document(JsonNode one) {
        List<String> cells = new ArrayList<>(List.of(
                one.path("kind").asText(),
                one.path("title").asText("-"),
                one.path("slug").asText("-"),
                one.path("truncated").asBoolean() ? "cut off" : "whole"));
        boolean dated = one.has("decided");
        cells.addAll(
                dated
                        ? List.of("decided " + one.path("decided").asText())
                        : one.has("status") ? List.of(one.path("status").asText()) : List.of());
        line("", String.join(" | ", cells));
        for (JsonNode units : one.path("decidedUnits")) {
            line("", "units " + units.path("count").asInt() + cell("", units.path("scope")));
        }
        holders(one);
        for (JsonNode name : one.path("corrections")) {
            line(
                    "",
                    "name " + name.path("text").asText() + " -> "
                            + name.path("readAs").asText("?"));
        }
        if (one.has("validFrom") || one.has("validTo")) {
            line(
                    "",
                    "valid " + one.path("validFrom").asText("-") + " to "
                            + one.path("validTo").asText("-"));
        }
        if (one.has("criteria")) {
            criterion("criteria", "", one.path("criteria"));
        }
        items("clarify", one.path("clarifications"));
        items("delimit", one.path("delimitations"));
        items("measure", one.path("measures"));
        for (JsonNode odd : one.path("notUnderstood")) {
            line("", "not understood: " + odd.path("text").asText());
        }
    }

    private void holders(JsonNode one) {
        if (one.has("holders") && one.path("holders").isEmpty()) {
            line("", "holder none yet");
        }
        for (JsonNode holder : one.path("holders")) {
            line(
                    "",
                    "holder " + holder.path("region").asText("-") + " | "
                            + holder.path("unit").asText("-") + cell("dnr ", holder.path("dnr"))
                            + list("sub ", holder.path("subPermits")) + list("with ", holder.path("partners"))
                            + cell("note ", holder.path("note")));
        }
    }

    private static String cell(String name, JsonNode value) {
        return value.isMissingNode() ? "" : " | " + name + value.asText();
    }

    private static String list(String name, JsonNode values) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(value.asText()));
        return words.isEmpty() ? "" : " | " + name + String.join(", ", words);
    }

    private void criterion(String id, String indent, JsonNode node) {
        line(
                indent,
                id + (node.has("prefix") ? " (" + node.path("prefix").asText() + ")" : "")
                        + (node.has("combine") ? " " + node.path("combine").asText() : "")
                        + (node.path("open").asBoolean() ? " open" : "") + ": "
                        + node.path("text").asText("-"));
        for (JsonNode child : node.path("children")) {
            criterion(child.path("id").asText(), indent + "  ", child);
        }
    }

    private void items(String sort, JsonNode items) {
        for (JsonNode item : items) {
            line(
                    "",
                    sort + (item.has("subArea") ? " " + item.path("subArea").asText() : "")
                            + (item.path("combined").asBoolean() ? " combined" : "") + ": "
                            + item.path("text").asText());
            below("  ", item);
        }
    }

    private void below(String indent, JsonNode item) {
        for (JsonNode child : item.path("children")) {
            line(indent, child.path("text").asText());
            below(indent + "  ", child);
        }
    }

    private void line(String indent, String words) {
        out.append(indent).append(words).append('\n');
    }
}
