package se.nhv.source.template;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.source.read.Marker;

/**
 * Ids of a tree's nodes. A label makes the id by which the document itself refers to the item: "punkt 2b" is {@code 2b},
 * the first item of sub-area A is {@code A1}. Where numbering restarts, and for what has no label, the id is the place in
 * the tree.
 */
final class NodeIds {
    private final Map<Node, String> ids = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private NodeIds() {}

    static NodeIds of(List<Node> nodes, @Nullable String parent) {
        NodeIds made = new NodeIds();
        made.labelled(nodes, parent == null ? "" : parent);
        made.unlabelled(nodes, parent);
        return made;
    }

    String id(Node node) {
        return String.valueOf(ids.get(node));
    }

    private void labelled(List<Node> nodes, String above) {
        for (Node node : nodes) {
            String label = label(node);
            String id = label == null ? null : join(above, label);
            if (id != null && taken.add(id)) {
                ids.put(node, id);
            }
            labelled(node.children(), id == null ? above : id);
        }
    }

    private void unlabelled(List<Node> nodes, @Nullable String parent) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (!ids.containsKey(node)) {
                ids.put(node, place(parent, label(node), i + 1));
            }
            unlabelled(node.children(), ids.get(node));
        }
    }

    private String place(@Nullable String parent, @Nullable String label, int ordinal) {
        String last = label == null ? Integer.toString(ordinal) : label;
        String id = parent == null ? last : parent + "." + last;
        // A paragraph beside the item "1." cannot be 1 as well.
        String free = taken.contains(id) ? (parent == null ? "s" : parent + ".s") + ordinal : id;
        taken.add(free);
        return free;
    }

    private static @Nullable String label(Node node) {
        return node.marker()
                .filter(marker -> marker.kind() != Marker.Kind.BULLET)
                .map(Marker::label)
                .orElse(null);
    }

    /** "2" and "b" are 2b, "A" and "1" are A1, "1" and "1" are 1.1, and "2b" is itself. */
    private static String join(String above, String label) {
        if (above.isEmpty() || label.matches("\\d+[a-h]")) {
            return label;
        }
        boolean alike = Character.isDigit(above.charAt(above.length() - 1)) == Character.isDigit(label.charAt(0));
        return above + (alike ? "." : "") + label;
    }
}
