package se.nhv.fhir;

import java.time.Instant;

/**
 * One stored version of a resource. Immutable by contract: nobody writes into {@code json}.
 *
 * @param key type and id
 * @param versionId the version's number, from 1, one more on every write (deletion included)
 * @param lastUpdated the instant of the write, to the millisecond
 * @param deleted true when this version says that the resource is gone; then {@code json} is empty
 * @param json the resource as it is sent: compact JSON in UTF-8, {@code meta.versionId} and {@code meta.lastUpdated} set
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared nowhere; a copy on each read would be the cost of a read
public record ResourceVersion(ResourceKey key, int versionId, Instant lastUpdated, boolean deleted, byte[] json) {

    public ResourceVersion {
        if (versionId < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
    }
}
