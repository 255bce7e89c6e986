package se.nhv.provider.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import se.nhv.feed.bulk.ExportJob;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** The addresses that an export hands out, and what they say when they come back. Pure. */
final class ExportAddress {
    static final String JOB = "_job";
    static final String FILE = "_file";

    /** Letters that a refusal repeats. */
    private static final int SHOWN = 40;

    private ExportAddress() {}

    /** Where the state of an export is. */
    static String ofStatus(RequestDetails request, ExportJob job) {
        return base(request) + "/$export-status?" + JOB + "=" + job;
    }

    /** Where a file of an export is. */
    static String ofFile(RequestDetails request, ExportJob job, String file) {
        return base(request) + "/$export-file?" + JOB + "=" + job + "&" + FILE + "=" + file;
    }

    /** The parameter of the address that was asked; empty when it has none. */
    static String parameter(RequestDetails request, String name) {
        String[] values = request.getParameters().getOrDefault(name, new String[0]);
        return values.length == 0 ? "" : values[0];
    }

    /** Says that what the parameter names does not exist. */
    static ProblemException unknown(RequestDetails request, String name) {
        String value = parameter(request, name);
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, name, name + "=" + shown));
    }

    /** The address of the service, without a slash at the end. */
    static String base(RequestDetails request) {
        String base = request.getFhirServerBase();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
