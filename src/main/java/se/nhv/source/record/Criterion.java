package se.nhv.source.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the definition.
 *
 * @param id stable within the document: its label after its parent's, so that "punkt 2b" is {@code 2b}; null at the root
 * @param prefix the label as written; null when there is none or only a bullet
 * @param text the words; null at a root without a lead-in
 * @param combine {@code any-of}, {@code all-of} or {@code at-least n}; null without children
 * @param open whether the list says of itself that it is not complete
 * @param children in the document's order
 */
public record Criterion(
        @Nullable String id,
        @Nullable String prefix,
        @Nullable String text,
        @Nullable String combine,
        boolean open,
        List<Criterion> children) {
    public Criterion {
        children = List.copyOf(children);
    }
}
