package se.nhv.terminology.set;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;

/**
 * The concepts that one include takes from one version of one code system. Immutable by contract.
 *
 * @param use how the version was chosen; its view is present
 * @param members concept numbers
 * @param order the members in the order in which the value set lists them; empty when it is the system's own
 * @param stated what the value set says of a concept that it lists: display, names, extensions
 * @param nested whether the members may be shown as the system's hierarchy
 * @param whole whether the include takes the whole system
 */
public record Segment(
        SystemUse use,
        BitSet members,
        List<Integer> order,
        Map<Integer, ConceptReferenceComponent> stated,
        boolean nested,
        boolean whole) {

    public Segment {
        if (use.view() == null) {
            throw new IllegalArgumentException("a segment has a system");
        }
    }

    /** The system in its version. */
    public SystemView view() {
        SystemView view = use.view();
        if (view == null) {
            throw new IllegalStateException("checked in the constructor");
        }
        return view;
    }

    public String system() {
        return use.system();
    }

    Segment members(BitSet kept) {
        return new Segment(use, kept, order, stated, nested, whole && kept.equals(members));
    }

    Segment flat() {
        return new Segment(use, members, order, stated, false, whole);
    }

    /** The concepts of this that the other has too, by code where the versions differ. */
    BitSet common(Segment other) {
        BitSet kept = (BitSet) members.clone();
        if (view().base() == other.view().base()) {
            kept.and(other.members);
            return kept;
        }
        for (int concept = kept.nextSetBit(0); concept >= 0; concept = kept.nextSetBit(concept + 1)) {
            int there = other.view().base().find(view().base().code(concept));
            if (there < 0 || !other.members.get(there)) {
                kept.clear(concept);
            }
        }
        return kept;
    }
}
