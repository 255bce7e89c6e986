package se.nhv.publication.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Item;

/**
 * The structure of a page's definition, without its words: a node is named by its label on the page or by its place.
 * What a delimitation does is for an editor to say.
 */
final class DraftCriteria {
    /** "At least n of" more items than this is no rule that anybody wrote: something was misread. */
    private static final int MOST_ITEMS = 9;

    private final String area;
    private final Document.Definition definition;
    private final Map<String, String> paragraphs;
    private final List<Criterion> all = new ArrayList<>();

    DraftCriteria(String area, Document.Definition definition, Map<String, String> paragraphs) {
        this.area = area;
        this.definition = definition;
        this.paragraphs = paragraphs;
    }

    /** The nodes in the page's order; none when the page has no definition, or one that contradicts itself. */
    List<Criterion> criteria() {
        se.nhv.source.record.Criterion root = definition.criteria();
        if (root == null || root.children().isEmpty() || impossible(root)) {
            return List.of();
        }
        node(root, null);
        items("fortydligande", "clarifications", "Förtydligande", definition.clarifications());
        items("avgransning", "delimitations", "Avgränsning", definition.delimitations());
        return List.copyOf(all);
    }

    /** The sub-areas among the nodes. */
    static List<Concept> subAreas(String area, List<Criterion> criteria) {
        return criteria.stream()
                .filter(node -> node.is("delomrade"))
                .map(node -> new Concept(String.valueOf(node.concept()), "delomrade", node.sv(), null, node.units()))
                .toList();
    }

    /** "At least three of" two items is no rule. */
    private static boolean impossible(se.nhv.source.record.Criterion node) {
        int items = node.children().size();
        return (threshold(node) > 1 && (threshold(node) > items || items > MOST_ITEMS))
                || node.children().stream().anyMatch(DraftCriteria::impossible);
    }

    private static int threshold(se.nhv.source.record.Criterion node) {
        String combine = node.combine();
        return combine != null && combine.startsWith("at-least ") ? Integer.parseInt(combine.substring(9)) : 0;
    }

    private void node(se.nhv.source.record.Criterion node, @Nullable String parent) {
        String id = node.id();
        String linkId = id == null ? area : area + "-" + id.replace('.', '-');
        String prefix = node.prefix();
        boolean root = parent == null;
        boolean subArea = !root && prefix != null && prefix.matches("[A-H][.)]");
        String kind = root ? "regel" : subArea ? "delomrade" : "villkor";
        String combine = node.combine();
        int threshold = threshold(node);
        String rule = combine == null ? null : threshold > 0 ? "at-least" : combine;
        String concept =
                root ? area : subArea ? area + "." + String.valueOf(id).toLowerCase(java.util.Locale.ROOT) : null;
        String name = root ? "Definitionen på områdessidan" : subArea ? "Delområde " + id : "Punkt " + id;
        String path = id == null ? "criteria" : "criteria." + id;
        all.add(criterion(new Node(linkId, parent, kind, new Rule(rule, threshold), prefix, name, path, concept)));
        node.children().forEach(child -> node(child, linkId));
    }

    /** @param threshold 0 without one */
    private record Rule(@Nullable String method, int threshold) {
        static final Rule NONE = new Rule(null, 0);
    }

    private void items(String kind, String list, String name, List<Item> items) {
        for (int i = 1; i <= items.size(); i++) {
            String linkId = area + "-" + kind.substring(0, 4) + i;
            all.add(criterion(new Node(linkId, area, kind, Rule.NONE, null, name + " " + i, list + "." + i, null)));
        }
    }

    /** @param path where it stands in what was read */
    private record Node(
            String linkId,
            @Nullable String parent,
            String kind,
            Rule rule,
            @Nullable String prefix,
            String name,
            String path,
            @Nullable String concept) {}

    private Criterion criterion(Node node) {
        Rule rule = node.rule();
        boolean leaf = rule.method() == null && node.kind().equals("villkor");
        return new Criterion(
                node.linkId(),
                node.parent(),
                node.kind(),
                rule.method(),
                rule.threshold() == 0 ? null : rule.threshold(),
                leaf,
                node.prefix(),
                node.name(),
                null,
                paragraphs.getOrDefault(node.path(), "sida:" + area),
                null,
                "page",
                false,
                null,
                List.of(),
                node.concept(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }
}
