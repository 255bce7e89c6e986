package se.nhv.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import se.nhv.terminology.code.Hierarchy;
import se.nhv.terminology.set.Segment;

/**
 * Shows members under the nearest member above them, where their segment may be nested; members without one stand at the top.
 * Deep hierarchies are built from the last member backwards, without recursion. Pure.
 */
final class Nesting {
    private Nesting() {}

    static List<Expansion.Node> nest(List<Expand.Member> members, ConceptShape shape) {
        List<Expansion.Node> nodes = new ArrayList<>(members.size());
        members.forEach(member -> nodes.add(shape.node(member.segment(), member.concept())));
        Map<Segment, Map<Integer, Integer>> position = new IdentityHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            position.computeIfAbsent(members.get(i).segment(), key -> new HashMap<>())
                    .put(members.get(i).concept(), i);
        }
        List<List<Integer>> below = new ArrayList<>();
        members.forEach(member -> below.add(new ArrayList<>()));
        List<Integer> top = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            int parent = parent(members.get(i), position);
            (parent < 0 ? top : below.get(parent)).add(i);
        }
        return tree(top, below, nodes);
    }

    private static int parent(Expand.Member member, Map<Segment, Map<Integer, Integer>> position) {
        if (!member.segment().nested()) {
            return -1;
        }
        Hierarchy hierarchy = member.segment().view().base().hierarchy();
        Map<Integer, Integer> known = position.getOrDefault(member.segment(), Map.of());
        for (int[] up = hierarchy.parents(member.concept()); up.length > 0; up = hierarchy.parents(up[0])) {
            Integer found = known.get(up[0]);
            if (found != null) {
                return found;
            }
        }
        return -1;
    }

    /** Children are finished before their parents: depth first with a list of our own. */
    private static List<Expansion.Node> tree(List<Integer> top, List<List<Integer>> below, List<Expansion.Node> nodes) {
        List<Integer> order = new ArrayList<>(top);
        for (int i = 0; i < order.size(); i++) {
            order.addAll(below.get(order.get(i)));
        }
        for (int i = order.size() - 1; i >= 0; i--) {
            int at = order.get(i);
            if (!below.get(at).isEmpty()) {
                nodes.set(
                        at,
                        nodes.get(at)
                                .under(below.get(at).stream().map(nodes::get).toList()));
            }
        }
        return top.stream().map(nodes::get).toList();
    }
}
