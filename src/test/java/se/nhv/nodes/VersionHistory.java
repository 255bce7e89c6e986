package se.nhv.nodes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks whether concurrent conditional updates of one resource could have happened one after the other: a small linearizability check
 * (Herlihy and Wing 1990). The version numbers name the order, so it need not be searched for, only checked. Pure.
 */
final class VersionHistory {
    private VersionHistory() {}

    /**
     * An update that was acknowledged.
     *
     * @param read the version that it was conditional on
     * @param version the version that it made
     * @param content what it wrote
     * @param sent when it was sent, by a clock that all writers share
     * @param acknowledged when its answer had come
     */
    record Write(int read, int version, String content, long sent, long acknowledged) {}

    /** What contradicts one order of all writes, of which the first makes the version {@code first}; empty when nothing does. */
    static List<String> faults(List<Write> writes, int first) {
        List<Write> ordered =
                writes.stream().sorted(Comparator.comparingInt(Write::version)).toList();
        List<String> faults = new ArrayList<>();
        int expected = first;
        long latestSent = Long.MIN_VALUE;
        for (Write write : ordered) {
            if (write.version() != expected) {
                faults.add("version " + expected + " was lost or made twice: " + write);
            }
            if (write.read() != write.version() - 1) {
                faults.add("made of another version than it was conditional on: " + write);
            }
            if (write.acknowledged() < latestSent) {
                faults.add("acknowledged before a write that comes earlier in the order was sent: " + write);
            }
            latestSent = Math.max(latestSent, write.sent());
            expected = write.version() + 1;
        }
        return faults;
    }
}
