package se.nhv.write;

import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;

/**
 * What became of a command.
 *
 * @param kind what was done
 * @param key the resource
 * @param entry its current version as it is stored; null when there is none
 */
public record Outcome(Kind kind, ResourceKey key, @Nullable Entry entry) {

    /** What was done, with the status that FHIR gives it. */
    public enum Kind {
        CREATED(201),
        UPDATED(200),
        /** The content is what it was: no new version. */
        UNCHANGED(200),
        /** A conditional create found its resource. */
        EXISTED(200),
        DELETED(204),
        /** A deletion found nothing to delete. */
        ABSENT(204);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
