package se.nhv.web.editor;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** The file in a form (RFC 7578), within its limit. */
final class Upload {
    /** The largest decision with its appendix is well below this; it is read in memory, so more would be a danger. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    /** What the form's other fields and boundaries may take. */
    static final int FORM_BYTES = 16 * 1024;

    private Upload() {}

    /** @throws ProblemException when there is none, or it is too large */
    static byte[] read(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length < 0 || length > MOST_BYTES + FORM_BYTES) {
            throw new ProblemException(Problem.error(Code.TOO_LARGE, "document").allowing("<= " + MOST_BYTES + " B"));
        }
        byte[] bytes = part(request).getInputStream().readAllBytes();
        if (bytes.length == 0) {
            throw missing();
        }
        return bytes;
    }

    private static Part part(HttpServletRequest request) throws IOException {
        try {
            Part part = request.getPart("document");
            if (part != null) {
                return part;
            }
        } catch (ServletException | RuntimeException broken) {
            // what the container throws for a form that is none has many names; each means the same to the sender
            throw new ProblemException(Problem.error(Code.INVALID_BODY, "document", "multipart/form-data"));
        }
        throw missing();
    }

    private static ProblemException missing() {
        return new ProblemException(Problem.error(Code.MISSING_PARAMETER, "document", "document"));
    }
}
