package se.nhv.provider.write;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Refuses every write to a register that is read-only; searches and operations by POST pass (api 5.3, read-only). */
@Interceptor
public final class ReadOnly {
    private final Set<String> types;

    /** @param types the resource types that the register serves; what is none of them is unknown, not read-only */
    public ReadOnly(Set<String> types) {
        this.types = Set.copyOf(types);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean refuse(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        String[] steps = path.split("/", -1);
        if (types.contains(steps[0]) && writes(request.getMethod(), steps)) {
            throw new ProblemException(Problem.error(Code.READ_ONLY, null));
        }
        return true;
    }

    private static boolean writes(String method, String[] steps) {
        switch (method) {
            case "PUT", "PATCH", "DELETE":
                return true;
            case "POST":
                return steps.length == 1 || steps[1].isEmpty();
            default:
                return false;
        }
    }
}
