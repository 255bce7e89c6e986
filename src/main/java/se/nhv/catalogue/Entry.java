package se.nhv.catalogue;

import ca.uhn.fhir.parser.DataFormatException;
import java.lang.ref.SoftReference;
import java.time.Instant;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/**
 * One version of a resource in a catalogue: its bytes as they are sent, and its parsed form for code that needs it.
 *
 * <p>Thread-safe. The parsed form is shared by all requests: nobody may change it (who must, takes {@code copy()}).
 */
public final class Entry {
    private final ResourceVersion version;
    private final Codec codec;
    // Parsed on first use, and kept as long as there is memory: a parsed resource is three times its bytes, and most
    // versions are only ever sent as bytes. Two threads may both parse; the result is the same.
    private volatile @Nullable SoftReference<Resource> parsed;

    Entry(ResourceVersion version, Codec codec) {
        this.version = version;
        this.codec = codec;
    }

    public ResourceVersion version() {
        return version;
    }

    public ResourceKey key() {
        return version.key();
    }

    public String id() {
        return version.key().id();
    }

    public int versionId() {
        return version.versionId();
    }

    public Instant lastUpdated() {
        return version.lastUpdated();
    }

    /** The bytes as they are sent; empty for a deleted version. Not to be written into. */
    public byte[] json() {
        return version.json();
    }

    /**
     * The parsed resource, shared: read only.
     *
     * @throws IllegalStateException when what is stored cannot be parsed, naming it
     */
    public Resource resource() {
        Resource seen = seen();
        if (seen == null) {
            seen = read();
            parsed = new SoftReference<>(seen);
        }
        return seen;
    }

    private @Nullable Resource seen() {
        SoftReference<Resource> reference = parsed;
        return reference == null ? null : reference.get();
    }

    /** The parsed resource, read only, for those who look at it once: it is not kept, which spares memory. */
    public Resource parsed() {
        Resource seen = seen();
        return seen == null ? read() : seen;
    }

    private Resource read() {
        try {
            return codec.parse(version.json());
        } catch (DataFormatException broken) {
            throw new IllegalStateException(key() + " is no resource: " + broken.getMessage(), broken);
        }
    }

    /** The parsed resource as the given type, shared: read only. */
    public <T extends Resource> T resource(Class<T> type) {
        return type.cast(resource());
    }
}
