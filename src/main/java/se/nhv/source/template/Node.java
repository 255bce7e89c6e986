package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.read.Block;
import se.nhv.source.read.Marker;

/** A block and what it introduces. Grows while an {@link Outline} is built; not changed after. */
public final class Node {
    private static final Pattern OPEN_END = Pattern.compile(
            "(?iu).*\\b(uteslutande|exempelvis|till exempel|såsom|följande|enligt nedan|avses|bland annat|dvs\\.?)$");

    private final Block block;
    private final List<Node> children = new ArrayList<>();

    Node(Block block) {
        this.block = block;
    }

    public Block block() {
        return block;
    }

    public List<Node> children() {
        return children;
    }

    public Optional<Marker> marker() {
        return block.marker();
    }

    /** The label as written; null for a bullet or none. */
    @Nullable
    String prefix() {
        return marker().filter(marker -> marker.kind() != Marker.Kind.BULLET)
                .map(Marker::written)
                .orElse(null);
    }

    public String text() {
        return block.text();
    }

    /** Whether its words announce a list: they end in a colon, a semicolon or "exempelvis". */
    boolean announces() {
        return text().endsWith(":")
                || text().endsWith(";")
                || OPEN_END.matcher(text()).matches();
    }

    boolean marked() {
        return block.marker().isPresent();
    }

    boolean onlyUnmarkedChildren() {
        return children.stream().noneMatch(Node::marked);
    }
}
