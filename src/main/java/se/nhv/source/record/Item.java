package se.nhv.source.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clarification, a delimitation or a measure.
 *
 * @param text the words without their bullet
 * @param combined whether it stood under a heading for clarifications and delimitations together
 * @param subArea the label of the sub-area it belongs to; null for the whole area
 * @param children what its lead-in introduces
 */
public record Item(String text, boolean combined, @Nullable String subArea, List<Item> children) {
    public Item {
        children = List.copyOf(children);
    }
}
