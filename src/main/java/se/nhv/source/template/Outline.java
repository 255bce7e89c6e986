package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.nhv.source.read.Block;
import se.nhv.source.read.Marker;

/**
 * Blocks to a tree: lead-ins own what they introduce, items stand in their lists, lists in items. Labels decide before
 * indentation, since indentation is what copying loses first.
 *
 * <p>Long because each rule of belonging is a method that says when it holds.
 */
public final class Outline {
    /** A heading without a colon above a list is no longer than this. */
    private static final int SHORT = 90;
    /** A heading without a colon above a paragraph is no longer than this. */
    private static final int SHORT_HEADING = 24;

    private final List<Node> roots = new ArrayList<>();
    /** The open nodes, outermost first. */
    private final List<Node> path = new ArrayList<>();

    private Outline() {}

    /** The tree of the blocks, in their order. */
    public static List<Node> of(List<Block> blocks) {
        Outline outline = new Outline();
        for (int i = 0; i < blocks.size(); i++) {
            outline.add(blocks.get(i), i + 1 < blocks.size() ? Optional.of(blocks.get(i + 1)) : Optional.empty());
        }
        return outline.roots;
    }

    private void add(Block block, Optional<Block> next) {
        Node node = new Node(block);
        Optional<Marker> marker = block.marker();
        if (marker.isPresent() && marker.get().kind() == Marker.Kind.UPPER) {
            path.clear();
            place(node);
        } else if (marker.isPresent()) {
            item(node, marker.get());
        } else {
            paragraph(node, next);
        }
    }

    private void item(Node node, Marker marker) {
        int list = listOf(node, marker);
        if (list >= 0) {
            cut(list);
            place(node);
            return;
        }
        int deepest = path.size() - 1;
        while (deepest >= 0 && !holds(path.get(deepest), node, marker)) {
            deepest--;
        }
        cut(deepest + 1);
        place(node);
    }

    /**
     * The open item whose list the node goes on with: the deepest with its kind of marker, unless that stands deeper than
     * the node and an outer one does not.
     */
    private int listOf(Node node, Marker marker) {
        int deepest = -1;
        for (int i = path.size() - 1; i >= 0; i--) {
            Node open = path.get(i);
            boolean sameList = open.marker().filter(marker::sameStyle).isPresent() && !deeper(node, open);
            if (sameList && open.block().indent() <= node.block().indent()) {
                return i;
            }
            deepest = sameList && deepest < 0 ? i : deepest;
        }
        return deepest;
    }

    /** Whether an item with another label, or standing deeper, belongs under the open node. */
    private static boolean holds(Node open, Node node, Marker marker) {
        Optional<Marker> own = open.marker();
        if (own.isEmpty() || own.get().kind() == Marker.Kind.UPPER) {
            return true;
        }
        boolean lettered = own.get().kind() == Marker.Kind.NUMBER && marker.kind() == Marker.Kind.LETTER;
        return open.announces()
                || lettered
                || node.block().indent() > open.block().indent();
    }

    /** One column deeper is a list of its own only under a node that announces one; two columns are always. */
    private static boolean deeper(Node node, Node open) {
        int more = node.block().indent() - open.block().indent();
        return more >= 2 || (more == 1 && open.announces());
    }

    private void paragraph(Node node, Optional<Block> next) {
        int item = deepestItem(node.block());
        if (item >= 0) {
            boolean child = path.get(item).announces();
            cut(child ? item + 1 : item);
            // A line without a marker that stands inside a list is an item whose marker was lost.
            Node parent = path.isEmpty() ? null : path.get(path.size() - 1);
            (parent == null ? roots : parent.children()).add(node);
            if (!child) {
                path.add(node);
            }
            return;
        }
        boolean leads = leads(node, next);
        int owner = leads ? ownerOfLeadIn() : ownerOfParagraph();
        cut(owner + 1);
        place(node);
        if (!leads) {
            path.remove(path.size() - 1);
        }
    }

    /** The open item that an unmarked block belongs to: one that it stands deeper than, or that announces it. */
    private int deepestItem(Block block) {
        for (int i = path.size() - 1; i >= 0; i--) {
            Node open = path.get(i);
            boolean subArea =
                    open.marker().filter(m -> m.kind() == Marker.Kind.UPPER).isPresent();
            if (!subArea && open.marked() && block.indent() > open.block().indent()) {
                return i;
            }
        }
        int last = path.size() - 1;
        boolean waits = last >= 0
                && path.get(last)
                        .marker()
                        .filter(m -> m.kind() != Marker.Kind.UPPER)
                        .isPresent()
                && path.get(last).text().endsWith(":")
                && path.get(last).onlyUnmarkedChildren();
        return waits ? last : -1;
    }

    private static boolean leads(Node node, Optional<Block> next) {
        boolean listNext = next.flatMap(Block::marker)
                .filter(marker -> marker.kind() != Marker.Kind.UPPER)
                .isPresent();
        boolean unfinished = !Sentences.whole(node.text());
        boolean intoList = listNext
                && (node.text().length() <= SHORT
                        || next.filter(Outline::startsLower).isPresent());
        return node.text().endsWith(":")
                || (node.announces() && next.isPresent())
                || (unfinished && (intoList || heads(node, next)));
    }

    private static boolean startsLower(Block block) {
        return !block.text().isEmpty() && Character.isLowerCase(block.text().charAt(0));
    }

    /** One or two words alone above a whole sentence are its heading. */
    private static boolean heads(Node node, Optional<Block> next) {
        boolean sentence = next.filter(block -> block.marker().isEmpty()
                        && !startsLower(block)
                        && block.text().endsWith(".")
                        && block.text().length() > 2 * SHORT_HEADING)
                .isPresent();
        return sentence && !node.marked() && node.text().length() <= SHORT_HEADING && !startsLower(node.block());
    }

    /** A lead-in under a lead-in that has introduced nothing of its own yet, or only lead-ins. */
    private int ownerOfLeadIn() {
        for (int i = path.size() - 1; i >= 0; i--) {
            Node open = path.get(i);
            boolean subArea =
                    open.marker().filter(m -> m.kind() == Marker.Kind.UPPER).isPresent();
            boolean waiting = !open.marked()
                    && open.text().endsWith(":")
                    && open.children().stream()
                            .allMatch(child ->
                                    !child.marked() && !child.children().isEmpty());
            if (subArea || waiting) {
                return i;
            }
        }
        return -1;
    }

    /** A paragraph belongs to a lead-in that waits for one, else to the sub-area. */
    private int ownerOfParagraph() {
        for (int i = path.size() - 1; i >= 0; i--) {
            Node open = path.get(i);
            boolean subArea =
                    open.marker().filter(m -> m.kind() == Marker.Kind.UPPER).isPresent();
            boolean waiting = !open.marked()
                    && open.onlyUnmarkedChildren()
                    && open.children().stream()
                            .allMatch(child -> child.children().isEmpty());
            if (subArea || waiting) {
                return i;
            }
        }
        return -1;
    }

    private void cut(int size) {
        while (path.size() > Math.max(0, size)) {
            path.remove(path.size() - 1);
        }
    }

    private void place(Node node) {
        (path.isEmpty() ? roots : path.get(path.size() - 1).children()).add(node);
        path.add(node);
    }
}
