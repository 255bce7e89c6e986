package se.nhv.write.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.write.Draft;

/**
 * What others refer to is not deleted; {@code active=false} says that it has ended (IHE mCSD 1:46.7.3).
 *
 * <p>Deletions are rare, so no index is kept for them: the stored bytes are searched for the reference.
 */
final class NothingLeftDangling implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        if (given.after() != null) {
            return;
        }
        ResourceKey key = given.change().key();
        Wanted reference = new Wanted("\"reference\":\"" + key.reference() + "\"");
        Set<ResourceKey> written =
                given.draft().changes().stream().map(Draft.Change::key).collect(Collectors.toSet());
        Catalogue now = given.draft().now();
        for (String type : now.types()) {
            for (Entry entry : now.all(type)) {
                if (reference.standsIn(entry.json()) && !written.contains(entry.key())) {
                    problems.accept(stillReferenced(given, key, entry.key()));
                    return;
                }
            }
        }
        // those that are written in the same transaction are checked with their own references
    }

    private static Problem stillReferenced(Case given, ResourceKey key, ResourceKey by) {
        return Problem.error(Code.STILL_REFERENCED, given.change().path(), key.reference(), by.reference());
    }

    /** Bytes that are looked for in many places: a byte that does not fit lets as many be skipped as it allows (Horspool 1980). */
    private static final class Wanted {
        private final byte[] bytes;
        private final int[] skips = new int[256];

        Wanted(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            Arrays.fill(skips, bytes.length);
            for (int i = 0; i < bytes.length - 1; i++) {
                skips[bytes[i] & 0xff] = bytes.length - 1 - i;
            }
        }

        boolean standsIn(byte[] content) {
            int end = bytes.length - 1;
            for (int at = end; at < content.length; at += skips[content[at] & 0xff]) {
                if (Arrays.equals(content, at - end, at + 1, bytes, 0, bytes.length)) {
                    return true;
                }
            }
            return false;
        }
    }
}
