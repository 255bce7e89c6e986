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
 * @param posted true when a client created it by POST, under an id that the register made; false also when nobody noted it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared nowhere; a copy on each read would be the cost of a read
public record ResourceVersion(
        ResourceKey key, int versionId, Instant lastUpdated, boolean deleted, byte[] json, boolean posted) {

    public ResourceVersion {
        if (versionId < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
    }

    /** A version that was not created by POST. */
    public ResourceVersion(ResourceKey key, int versionId, Instant lastUpdated, boolean deleted, byte[] json) {
        this(key, versionId, lastUpdated, deleted, json, false);
    }

    /** The same version, created by POST. */
    public ResourceVersion asPosted() {
        return new ResourceVersion(key, versionId, lastUpdated, deleted, json, true);
    }
}
