package se.nhv.source.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as JSON for other programs; what the document does not say is absent. */
public final class JsonForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonForm() {}

    public static ObjectNode of(Document document) {
        ObjectNode json = NODES.objectNode();
        json.put("kind", document.kind().code());
        text(json, "title", document.title());
        text(json, "slug", document.slug());
        facts(json, document.facts());
        text(json, "validFrom", document.period().validFrom());
        text(json, "validTo", document.period().validTo());
        Document.Definition definition = document.definition();
        if (definition.criteria() != null) {
            json.set("criteria", criterion(definition.criteria()));
        }
        items(json, "clarifications", definition.clarifications());
        items(json, "delimitations", definition.delimitations());
        items(json, "measures", definition.measures());
        reading(json, document.reading());
        return json;
    }

    private static void facts(ObjectNode json, Document.Facts facts) {
        text(json, "status", facts.status());
        text(json, "decided", facts.decided());
        if (!facts.decidedUnits().isEmpty()) {
            ArrayNode units = json.putArray("decidedUnits");
            for (DecidedUnits one : facts.decidedUnits()) {
                text(units.addObject().put("count", one.count()), "scope", one.scope());
            }
        }
        if (facts.holders() != null) {
            ArrayNode holders = json.putArray("holders");
            facts.holders().forEach(holder -> holder(holders.addObject(), holder));
        }
    }

    private static void holder(ObjectNode json, Holder holder) {
        text(json, "region", holder.region());
        text(json, "unit", holder.unit());
        text(json, "dnr", holder.dnr());
        strings(json, "subPermits", holder.subPermits());
        strings(json, "partners", holder.partners());
        text(json, "note", holder.note());
    }

    private static ObjectNode criterion(Criterion criterion) {
        ObjectNode json = NODES.objectNode();
        text(json, "id", criterion.id());
        text(json, "prefix", criterion.prefix());
        text(json, "text", criterion.text());
        text(json, "combine", criterion.combine());
        if (criterion.open()) {
            json.put("open", true);
        }
        ArrayNode children = json.putArray("children");
        criterion.children().forEach(child -> children.add(criterion(child)));
        return json;
    }

    private static void items(ObjectNode json, String name, List<Item> items) {
        if (!items.isEmpty()) {
            ArrayNode list = json.putArray(name);
            items.forEach(item -> list.add(item(item)));
        }
    }

    private static ObjectNode item(Item item) {
        ObjectNode json = NODES.objectNode();
        json.put("text", item.text());
        if (item.combined()) {
            json.put("combined", true);
        }
        text(json, "subArea", item.subArea());
        ArrayNode children = json.putArray("children");
        item.children().forEach(child -> children.add(item(child)));
        return json;
    }

    private static void reading(ObjectNode json, Document.ReadingResult reading) {
        if (!reading.corrections().isEmpty()) {
            ArrayNode corrections = json.putArray("corrections");
            for (Correction one : reading.corrections()) {
                ObjectNode correction = corrections.addObject();
                correction.put("line", one.line()).put("text", one.written());
                text(correction, "readAs", one.readAs());
            }
        }
        notUnderstood(json, reading.notUnderstood());
        json.put("truncated", reading.truncated());
    }

    /** The lines that were not understood, which are always told. */
    public static void notUnderstood(ObjectNode json, Collection<NotUnderstood> lines) {
        ArrayNode list = json.putArray("notUnderstood");
        lines.forEach(one -> list.addObject().put("line", one.line()).put("text", one.text()));
    }

    private static void strings(ObjectNode json, String name, List<String> values) {
        ArrayNode list = json.putArray(name);
        values.forEach(list::add);
    }

    private static void text(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
