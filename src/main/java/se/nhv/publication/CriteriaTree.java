package se.nhv.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;

/**
 * The criteria of one area as a tree, in the order in which they are written. Immutable.
 *
 * <p>The root is the top node of kind {@code regel}.
 */
final class CriteriaTree {
    private final Map<String, Criterion> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two nodes have one name, or a node names one that is not there */
    CriteriaTree(Area area) {
        for (Criterion criterion : area.criteria()) {
            if (byId.put(criterion.linkId(), criterion) != null) {
                throw new IllegalArgumentException("twice: " + criterion.linkId());
            }
        }
        for (Criterion criterion : byId.values()) {
            criterion.parentId().ifPresent(this::get);
            criterion.cuts().forEach(this::get);
            criterion.when().forEach(this::get);
        }
    }

    List<Criterion> all() {
        return List.copyOf(byId.values());
    }

    Criterion get(String linkId) {
        return Optional.ofNullable(byId.get(linkId))
                .orElseThrow(() -> new IllegalArgumentException("no criterion " + linkId));
    }

    List<Criterion> children(Criterion parent) {
        return byId.values().stream()
                .filter(node -> parent.linkId().equals(node.parent()))
                .toList();
    }

    /** The nodes without parent. */
    List<Criterion> top() {
        return byId.values().stream().filter(node -> node.parent() == null).toList();
    }

    /** The delimitations that can take the criterion away, in the order in which they are written. */
    List<Criterion> cutsOf(Criterion criterion) {
        return byId.values().stream()
                .filter(node -> node.cuts().contains(criterion.linkId()))
                .toList();
    }

    /** The node itself, or the nearest above it, that is a sub-area. */
    Optional<Criterion> subArea(Criterion criterion) {
        return criterion.is("delomrade")
                ? Optional.of(criterion)
                : criterion.parentId().map(this::get).flatMap(this::subArea);
    }
}
