package se.nhv.fhir;

import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a provider hands to the edge beside a stub: the answer is encoded already, nobody has to do it again.
 *
 * <p>The stub says what HAPI must know (type, id, version, last update); the bytes are what is sent. The edge writes them as
 * they are when JSON without options is asked for, and parses them when the client wants another form; where a whole resource
 * stands beside its bytes, the other forms are made of that.
 */
public final class ReadyBytes {
    private static final String NAME = "se.nhv.ready-bytes";
    private static final String WHOLE = "se.nhv.ready-bytes.whole";

    private ReadyBytes() {}

    /** Hangs the bytes on the stub, which must be this request's own object. */
    public static <T extends Resource> T on(T stub, byte[] json) {
        stub.setUserData(NAME, json);
        return stub;
    }

    /** Hangs its bytes on a whole resource, which must be this request's own object. */
    public static <T extends Resource> T beside(T whole, byte[] json) {
        whole.setUserData(WHOLE, Boolean.TRUE);
        return on(whole, json);
    }

    /** Whether the resource that carries bytes is whole, and not a stub. */
    public static boolean isWhole(IBaseResource resource) {
        return resource instanceof Resource own && own.getUserData(WHOLE) != null;
    }

    /** The bytes that hang on a resource; null when it is a whole resource. */
    public static byte @Nullable [] of(@Nullable IBaseResource resource) {
        return resource instanceof Resource stub && stub.getUserData(NAME) instanceof byte[] json ? json : null;
    }
}
