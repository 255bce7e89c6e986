package se.nhv.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.nhv.fhir.ParserMessage;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Every exception that reaches HAPI's edge becomes an OperationOutcome with a code of ours; what nobody
 * foresaw is a 500, is logged with its stack trace under the request's number, and tells the client only the number.
 */
@Interceptor
public final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private final Answers answers;

    public Errors(Answers answers) {
        this.answers = answers;
    }

    /** False when the answer has been written here. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean handle(
            @Nullable RequestDetails request,
            BaseServerResponseException thrown,
            HttpServletRequest servletRequest,
            HttpServletResponse response)
            throws IOException {
        ProblemException ours = cause(thrown, ProblemException.class);
        if (ours != null) {
            answers.refuse(ours.status(), ours.problems(), servletRequest, response);
            return false;
        }
        // HAPI hangs an outcome of its own on what it refuses itself; one of ours says what is wrong in details
        if (thrown.getOperationOutcome() instanceof OperationOutcome outcome
                && outcome.hasIssue()
                && outcome.getIssue().get(0).hasDetails()) {
            answers.refuse(thrown.getStatusCode(), outcome, servletRequest, response);
            return false;
        }
        Problem problem = problem(thrown, request, servletRequest);
        int status = problem.code().status() >= 400 ? problem.code().status() : thrown.getStatusCode();
        answers.refuse(status, List.of(problem), servletRequest, response);
        return false;
    }

    private static Problem problem(
            BaseServerResponseException thrown, @Nullable RequestDetails request, HttpServletRequest servletRequest) {
        String path = servletRequest.getRequestURI();
        if (thrown instanceof ResourceGoneException) {
            return Problem.error(Code.GONE_RESOURCE, null, path);
        }
        if (thrown instanceof ResourceNotFoundException) {
            return Problem.error(Code.UNKNOWN_RESOURCE, null, path);
        }
        if (cause(thrown, DataFormatException.class) != null) {
            return Problem.error(Code.INVALID_BODY, null, ParserMessage.of(thrown.getMessage()));
        }
        if (nobodyHandles(thrown, request)) {
            return Problem.error(Code.UNKNOWN_RESOURCE, null, path);
        }
        Code code = byStatus(thrown.getStatusCode());
        if (code == Code.INTERNAL) {
            String number = request == null ? "-" : request.getRequestId();
            LOG.error("request {} failed: {}", number, trace(thrown));
            return Problem.error(Code.INTERNAL, null, number);
        }
        if (code == Code.METHOD_NOT_ALLOWED) {
            return Problem.error(code, null, servletRequest.getMethod(), path);
        }
        return new Problem(code, IssueSeverity.ERROR, null, List.of(ParserMessage.of(thrown.getMessage())), null, null);
    }

    /** HAPI found no method for the request: it never learnt which interaction it is. */
    private static boolean nobodyHandles(BaseServerResponseException thrown, @Nullable RequestDetails request) {
        return thrown instanceof InvalidRequestException && request != null && request.getRestOperationType() == null;
    }

    private static Code byStatus(int status) {
        for (Code code : new Code[] {
            Code.METHOD_NOT_ALLOWED,
            Code.NOT_ACCEPTABLE,
            Code.CONFLICT,
            Code.GONE_RESOURCE,
            Code.PRECONDITION_FAILED,
            Code.TOO_LARGE,
            Code.UNSUPPORTED_MEDIA_TYPE,
            Code.REFUSED_WRITE,
            Code.UNKNOWN_RESOURCE
        }) {
            if (code.status() == status) {
                return code;
            }
        }
        return status >= 500 ? Code.INTERNAL : Code.INVALID_BODY;
    }

    /** Types and places only: a message may quote what the client sent, and that may be about a patient. */
    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            text.append(at.getClass().getName());
            Arrays.stream(at.getStackTrace())
                    .limit(12)
                    .forEach(frame -> text.append("\n\tat ").append(frame));
            text.append('\n');
        }
        return text.toString();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
