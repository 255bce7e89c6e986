package se.nhv.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;

/**
 * Writes answers whose bytes are ready, inside HAPI, at the moment where HAPI would encode them (docs/architecture.md, bytes
 * first). What changes the form (XML, {@code _pretty}, {@code _summary}, {@code _elements}) goes through HAPI's encoder, on a
 * resource parsed from the same bytes, or on the one that the bytes were made of.
 */
@Interceptor
public final class ReadyBytesWriter {
    private final Codec codec;

    public ReadyBytesWriter(Codec codec) {
        this.codec = codec;
    }

    /** False when the answer has been written here. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean answer(
            RequestDetails request,
            ResponseDetails answer,
            HttpServletRequest servletRequest,
            HttpServletResponse response)
            throws IOException {
        IBaseResource stub = answer.getResponseResource();
        byte[] bytes = ReadyBytes.of(stub);
        if (bytes == null) {
            return true;
        }
        EncodingEnum format = format(request);
        byte[] body = asStored(request, format) ? bytes : encoded(whole(stub, bytes), format, request);
        write(body, format, new Exchange(request, answer, servletRequest, response));
        return false;
    }

    private Resource whole(IBaseResource stub, byte[] bytes) {
        return ReadyBytes.isWhole(stub) ? (Resource) stub : codec.parse(bytes);
    }

    /** The other forms, by HAPI's encoder with the options that HAPI reads from the request. */
    private byte[] encoded(Resource resource, EncodingEnum format, RequestDetails request) {
        IParser parser = format.newParser(codec.context());
        RestfulServerUtils.configureResponseParser(request, parser);
        // HAPI would shorten what lies under its own base: every form must say the same as the stored bytes
        parser.setServerBaseUrl(null);
        if (!(resource instanceof Bundle)) {
            // _summary=text of one resource: HAPI reads it as "of what a Bundle holds"
            parser.setEncodeElementsAppliesToChildResourcesOnly(false);
        }
        return parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private static EncodingEnum format(RequestDetails request) {
        var wanted = RestfulServerUtils.determineResponseEncodingWithDefault(request);
        return wanted == null ? EncodingEnum.JSON : wanted.getEncoding();
    }

    private static void write(byte[] bytes, EncodingEnum format, Exchange exchange) throws IOException {
        HttpServletResponse response = exchange.response();
        response.setStatus(exchange.answer().getResponseCode());
        response.setContentType(format.getResourceContentTypeNonLegacy() + Constants.CHARSET_UTF8_CTSUFFIX);
        headers((Resource) exchange.answer().getResponseResource(), response);
        response.setHeader(Constants.HEADER_REQUEST_ID, exchange.request().getRequestId());
        Resource stub = (Resource) exchange.answer().getResponseResource();
        String etag = response.getHeader(Constants.HEADER_ETAG);
        Date changed = stub instanceof Bundle ? null : stub.getMeta().getLastUpdated();
        if (exchange.answer().getResponseCode() == HttpServletResponse.SC_OK
                && Unchanged.of(exchange.servletRequest(), etag, changed)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLength(bytes.length);
        try (OutputStream out = response.getOutputStream()) {
            out.write(bytes);
        }
    }

    private record Exchange(
            RequestDetails request,
            ResponseDetails answer,
            HttpServletRequest servletRequest,
            HttpServletResponse response) {}

    /** HAPI flushes its writer after every value; a writer that waits turns hundreds of socket writes into one. */
    @Hook(Pointcut.SERVER_OUTGOING_WRITER_CREATED)
    public Writer buffered(Writer writer) {
        return new PatientWriter(writer);
    }

    private static boolean asStored(RequestDetails request, EncodingEnum format) {
        return format == EncodingEnum.JSON
                && request.getParameters().keySet().stream().noneMatch(ReadyBytesWriter::changesTheForm);
    }

    private static boolean changesTheForm(String parameter) {
        return parameter.equals(Constants.PARAM_SUMMARY)
                || parameter.equals(Constants.PARAM_PRETTY)
                || parameter.startsWith(Constants.PARAM_ELEMENTS);
    }

    private static void headers(Resource stub, HttpServletResponse response) {
        if (stub instanceof Bundle) {
            return;
        }
        String version = stub.getMeta().getVersionId();
        if (version != null && response.getHeader(Constants.HEADER_ETAG) == null) {
            response.setHeader(Constants.HEADER_ETAG, "W/\"" + version + "\"");
        }
        Date updated = stub.getMeta().getLastUpdated();
        if (updated != null) {
            response.setHeader(
                    Constants.HEADER_LAST_MODIFIED,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            updated.toInstant().atOffset(ZoneOffset.UTC)));
        }
    }
}
