package se.nhv.write.rules;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
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
        byte[] reference = ("\"reference\":\"" + key.reference() + "\"").getBytes(StandardCharsets.UTF_8);
        Catalogue now = given.draft().now();
        for (String type : now.types()) {
            for (Entry entry : now.all(type)) {
                if (!changed(given.draft(), entry) && contains(entry.json(), reference)) {
                    problems.accept(stillReferenced(given, key, entry.key()));
                    return;
                }
            }
        }
        // those that are written in the same transaction are checked with their own references
    }

    private static boolean changed(Draft draft, Entry entry) {
        return draft.changes().stream().anyMatch(change -> change.key().equals(entry.key()));
    }

    private static Problem stillReferenced(Case given, ResourceKey key, ResourceKey by) {
        return Problem.error(Code.STILL_REFERENCED, given.change().path(), key.reference(), by.reference());
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        int last = content.length - wanted.length;
        for (int i = 0; i <= last; i++) {
            int j = 0;
            while (j < wanted.length && content[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
