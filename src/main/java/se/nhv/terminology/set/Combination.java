package se.nhv.terminology.set;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.CompiledSystem;

/** Union, intersection and difference of segments. Pure. */
final class Combination {
    private Combination() {}

    /** Whether a definition says that versions are to be compared without regard to version; null when it says nothing. */
    static @Nullable Boolean stated(ValueSet set) {
        String value = CompiledSet.parameter(set, "versionsMatch");
        return value == null ? null : Boolean.valueOf(value);
    }

    /** Where several versions of a system are named, the newest comes first, and an include that names none comes last. */
    static List<Segment> newestFirst(List<Segment> segments) {
        List<Segment> ordered = new ArrayList<>(segments);
        for (String system : segments.stream().map(Segment::system).distinct().toList()) {
            Iterator<Segment> sorted = segments.stream()
                    .filter(segment -> segment.system().equals(system))
                    .sorted(Comparator.comparing(
                                    (Segment segment) -> segment.use().stated() == null)
                            .thenComparing(Segment::view, SystemViews.NEWEST_FIRST))
                    .iterator();
            ordered.replaceAll(segment -> segment.system().equals(system) ? sorted.next() : segment);
        }
        return ordered;
    }

    /** Without overlap in one version of a system; when versions match, a code stays in the newest version only. */
    static List<Segment> union(List<Segment> segments, boolean versionsMatch) {
        List<Segment> kept = new ArrayList<>();
        Map<CompiledSystem, BitSet> earlier = new IdentityHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            BitSet members = (BitSet) segment.members().clone();
            BitSet seen = earlier.computeIfAbsent(segment.view().base(), key -> new BitSet());
            members.andNot(seen);
            seen.or(segment.members());
            for (int j = 0; j < segments.size(); j++) {
                Segment other = segments.get(j);
                boolean compared = other.view().base() == segment.view().base();
                if (compared || !other.system().equals(segment.system())) {
                    continue;
                }
                boolean sameVersion = sameVersion(segment, other);
                if ((sameVersion && j < i) || (!sameVersion && versionsMatch && isNewer(other, segment))) {
                    members.andNot(segment.common(other));
                }
            }
            kept.add(segment.members(members));
        }
        return kept;
    }

    static List<Segment> intersection(List<Segment> a, List<Segment> b) {
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : a) {
            BitSet members = new BitSet();
            for (Segment other : b) {
                if (other.system().equals(segment.system())) {
                    members.or(segment.common(other));
                }
            }
            kept.add(segment.members(members).flat());
        }
        return kept;
    }

    static List<Segment> difference(List<Segment> kept, List<Segment> left, boolean versionsMatch) {
        List<Segment> rest = new ArrayList<>();
        for (Segment segment : kept) {
            BitSet members = (BitSet) segment.members().clone();
            for (Segment other : left) {
                boolean same = other.system().equals(segment.system());
                if (same && (versionsMatch || sameVersion(segment, other))) {
                    members.andNot(segment.common(other));
                }
            }
            rest.add(segment.members(members));
        }
        return rest;
    }

    /** Whether something is to be left out of a system in another version than the one that is kept. */
    static boolean versionsDiffer(List<Segment> kept, List<Segment> left) {
        return left.stream()
                .anyMatch(other -> kept.stream()
                        .anyMatch(segment -> segment.system().equals(other.system()) && !sameVersion(segment, other)));
    }

    /** The members that are not inactive. */
    static BitSet active(Segment segment) {
        BitSet active = (BitSet) segment.members().clone();
        active.andNot(segment.view().base().states().inactive());
        return active;
    }

    private static boolean sameVersion(Segment a, Segment b) {
        return Objects.equals(a.view().version(), b.view().version());
    }

    private static boolean isNewer(Segment a, Segment b) {
        return SystemViews.NEWEST_FIRST.compare(a.view(), b.view()) < 0;
    }
}
