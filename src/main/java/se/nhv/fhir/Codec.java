package se.nhv.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Bytes to resource and back: the one place that says how a stored resource is written. Thread-safe; made once.
 *
 * <p>Reading is lenient about nothing that HAPI's strict handler would report: see {@code write} for what is refused.
 */
public final class Codec {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private final FhirContext context;

    public Codec(FhirContext context) {
        this.context = context;
    }

    /** HAPI's context, for those who need its parsers or its definitions. */
    public FhirContext context() {
        return context;
    }

    /**
     * The resource that the bytes hold.
     *
     * @throws ca.uhn.fhir.parser.DataFormatException when they hold none
     */
    public Resource parse(byte[] json) {
        var reader = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
        return (Resource) context.newJsonParser().parseResource(reader);
    }

    /** Compact JSON in UTF-8, as it is stored and sent. */
    public byte[] encode(Resource resource) {
        return context.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** An instant as it is written everywhere: UTC, to the millisecond, whatever the machine's time zone. */
    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /** A version of the resource; its {@code id} and {@code meta} are set on the given object, which the caller gives up. */
    public ResourceVersion version(Resource resource, int versionId, Instant lastUpdated) {
        var key = new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart());
        resource.setId(key.id());
        resource.getMeta()
                .setVersionId(Integer.toString(versionId))
                .setLastUpdatedElement(new InstantType(instant(lastUpdated)));
        return new ResourceVersion(key, versionId, lastUpdated, false, encode(resource));
    }
}
