package se.nhv.provider.bulk;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import se.nhv.feed.bulk.ExportJob;
import se.nhv.feed.bulk.Manifest;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * {@code $export} of the whole register, and the two addresses that it hands out: of the export's state, and of its files (Bulk
 * Data Access 2.0.0). Thread-safe.
 */
public final class ExportProvider {
    private static final String WAIT_SECONDS = "1";

    private final Exports exports;
    private final Places places;

    public ExportProvider(Exports exports, Places places) {
        this.exports = exports;
        this.places = places;
    }

    /** The kick-off. */
    @Operation(name = "$export", idempotent = true, manualRequest = true, manualResponse = true)
    public void kickOff(RequestDetails request, HttpServletRequest servletRequest, HttpServletResponse response) {
        requireJson(request);
        Preferences preferences = Preferences.of(request);
        if (!preferences.async()) {
            throw new ProblemException(
                    Problem.error(Code.MISSING_PARAMETER, "Prefer", "Prefer").allowing("Prefer: respond-async"));
        }
        if (places.full()) {
            throw places.refusal(response);
        }
        ExportJob job = exports.start(request, servletRequest.getQueryString(), preferences.lenient());
        response.setHeader("Content-Location", ExportAddress.ofStatus(request, job));
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    /** The state of an export, or its end. */
    @Operation(
            name = "$export-status",
            idempotent = true,
            deleteEnabled = true,
            manualRequest = true,
            manualResponse = true)
    public void status(RequestDetails request, HttpServletResponse response) throws IOException {
        ExportJob job = exports.find(request);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            exports.cancel(job);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        requireJson(request);
        if (exports.isAhead(job)) {
            response.setHeader("X-Progress", "waiting for the log");
            response.setHeader("Retry-After", WAIT_SECONDS);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        Manifest manifest = exports.manifest(request, job);
        byte[] json = manifest.json(name -> ExportAddress.ofFile(request, job, name));
        response.setDateHeader("Expires", job.expires().toEpochMilli());
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** A file of an export. */
    @Operation(name = "$export-file", idempotent = true, manualRequest = true, manualResponse = true)
    public void file(RequestDetails request, HttpServletResponse response) throws IOException {
        ExportJob job = exports.find(request);
        if (exports.isAhead(job)) {
            response.setHeader("Retry-After", WAIT_SECONDS);
            throw new ProblemException(Problem.error(Code.UNAVAILABLE, null, "log"));
        }
        Exports.Lines lines = exports.file(request, job);
        if (!places.take()) {
            throw places.refusal(response);
        }
        try {
            response.setContentType("application/fhir+ndjson");
            lines.write(response.getOutputStream());
        } finally {
            places.leave();
        }
    }

    /** An answer that is not a file is JSON, and nothing else (Bulk Data Access 2.0.0, headers). */
    private static void requireJson(RequestDetails request) {
        var asked = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        if (asked != null && asked.getEncoding() == EncodingEnum.XML) {
            throw new ProblemException(Problem.error(Code.NOT_ACCEPTABLE, "Accept", asked.getContentType())
                    .allowing("application/fhir+json"));
        }
    }
}
