package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.nhv.source.read.Block;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Item;

/** Outlines to the records' trees, telling the account which block became what. */
public final class Trees {
    private final BiConsumer<Block, String> used;

    /** @param used is told of every block and the path it became */
    public Trees(BiConsumer<Block, String> used) {
        this.used = used;
    }

    /** The nodes as children of a criterion. */
    public List<Criterion> criteria(List<Node> nodes, @Nullable String parent) {
        return criteria(nodes, NodeIds.of(nodes, parent));
    }

    private List<Criterion> criteria(List<Node> nodes, NodeIds ids) {
        List<Criterion> criteria = new ArrayList<>();
        for (Node node : nodes) {
            String id = ids.id(node);
            used.accept(node.block(), "criteria." + id);
            List<Criterion> children = criteria(node.children(), ids);
            criteria.add(new Criterion(
                    id,
                    node.prefix(),
                    node.text(),
                    combine(node.text(), children),
                    Combine.open(node.text()),
                    children));
        }
        return criteria;
    }

    /** How the words combine the children; null without children. */
    public static @Nullable String combine(String leadIn, List<Criterion> children) {
        List<String> items = children.stream()
                .map(child -> child.text() == null ? "" : child.text())
                .toList();
        return children.isEmpty() ? null : Combine.of(leadIn, items);
    }

    /** The nodes as entries of a list. */
    public List<Item> items(List<Node> nodes, String list, boolean combined, @Nullable String subArea) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            String path = list + "." + (i + 1);
            used.accept(node.block(), path);
            items.add(new Item(node.text(), combined, subArea, items(node.children(), path, false, null)));
        }
        return items;
    }
}
