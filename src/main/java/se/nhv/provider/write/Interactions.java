package se.nhv.provider.write;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Which methods an address has (FHIR R4 http 3.1.0.1, table of interactions), before HAPI looks for one: HAPI would take a DELETE of one
 * version for one of the resource. What is not allowed is 405 with {@code Allow} (RFC 9110, 15.5.6), {@code read-only} where the method
 * is one that only a writable register has; OPTIONS tells the methods. Thread-safe.
 */
@Interceptor
public final class Interactions {
    private static final List<String> READS = List.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OF_THE_REGISTER = Set.of("metadata", "_history", "_search");
    private static final Set<String> PATCHES =
            Set.of("application/json-patch+json", "application/fhir+json", "application/fhir+xml");

    private final Set<String> types;
    private final boolean writable;

    /** @param types the resource types that the register serves; addresses of others are unknown, whatever the method */
    public Interactions(Set<String> types, boolean writable) {
        this.types = Set.copyOf(types);
        this.writable = writable;
    }

    /** False when the answer has been given here. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean check(HttpServletRequest request, HttpServletResponse response) {
        String path = String.valueOf(request.getPathInfo()).replaceAll("^(null)?/?|/$", "");
        String[] steps = path.isEmpty() ? new String[0] : path.split("/", -1);
        if (!known(steps)) {
            return true;
        }
        String method = request.getMethod();
        List<String> allowed = methods(steps, writable);
        if (method.equals("OPTIONS") || !allowed.contains(method)) {
            response.setHeader("Allow", String.join(", ", allowed));
        }
        if (!allowed.contains(method)) {
            boolean whenWritable = methods(steps, true).contains(method);
            throw new ProblemException(
                    whenWritable
                            ? Problem.error(Code.READ_ONLY, null)
                            : Problem.error(Code.METHOD_NOT_ALLOWED, null, method, request.getRequestURI())
                                    .allowing(String.join(", ", allowed)));
        }
        if (method.equals("PATCH")) {
            requirePatch(request.getContentType());
        }
        if (method.equals("OPTIONS") && steps.length > 0) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return false;
        }
        return true;
    }

    private boolean known(String[] steps) {
        return steps.length == 0
                || types.contains(steps[0])
                || steps[0].startsWith("$")
                || OF_THE_REGISTER.contains(steps[0]);
    }

    /** The methods of an address; all of them where no interaction has such an address, so that it is told to be unknown. */
    private static List<String> methods(String[] steps, boolean writable) {
        String last = steps.length == 0 ? "" : steps[steps.length - 1];
        if (steps.length == 0 || last.startsWith("$") || last.equals("_search")) {
            return with("POST");
        }
        if (List.of(steps).contains("_history") || steps[0].equals("metadata")) {
            return READS;
        }
        if (steps.length > 2) {
            return with("POST", "PUT", "PATCH", "DELETE");
        }
        if (!writable) {
            return READS;
        }
        return steps.length == 1 ? with("POST", "PUT", "PATCH", "DELETE") : with("PUT", "PATCH", "DELETE");
    }

    private static List<String> with(String... writes) {
        List<String> methods = new ArrayList<>(READS);
        methods.addAll(List.of(writes));
        return methods;
    }

    private static void requirePatch(String contentType) {
        String type = String.valueOf(contentType).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!PATCHES.contains(type)) {
            throw new ProblemException(Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, type)
                    .allowing(String.join(", ", PATCHES.stream().sorted().toList())));
        }
    }
}
