package se.nhv.server;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import se.nhv.http.Answers;
import se.nhv.http.Format;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;

/** What Jetty refuses before or beside the servlet, as the same OperationOutcome that HAPI's edge gives (api.md 5.3). */
final class JettyErrors extends ErrorHandler {
    /** What Jetty calls the address of a request that it could not read. */
    private static final String UNREADABLE = "/badMessage";

    private final transient Answers answers;

    JettyErrors(Answers answers) {
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Code code = code(status);
        String path = Request.getPathInContext(request);
        if (path.equals(UNREADABLE)) {
            path = "HTTP";
        }
        Problem problem = code == Code.METHOD_NOT_ALLOWED
                ? Problem.error(code, null, request.getMethod(), path)
                : Problem.error(code, null, path);
        Format format = Format.wanted(null, header(request, HttpHeader.ACCEPT));
        Language language = Language.preferred(header(request, HttpHeader.ACCEPT_LANGUAGE));
        byte[] body = answers.bytes(List.of(problem), language, format);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, format.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    private static @Nullable String header(Request request, HttpHeader name) {
        return request.getHeaders().get(name);
    }

    private static Code code(int status) {
        switch (status) {
            case 404:
                return Code.UNKNOWN_RESOURCE;
            case 405, 501:
                return Code.METHOD_NOT_ALLOWED;
            case 413:
                return Code.TOO_LARGE;
            case 414, 431:
                return Code.TOO_LONG;
            case 415:
                return Code.UNSUPPORTED_MEDIA_TYPE;
            case 503:
                return Code.UNAVAILABLE;
            default:
                return status >= 500 ? Code.INTERNAL : Code.INVALID_BODY;
        }
    }
}
