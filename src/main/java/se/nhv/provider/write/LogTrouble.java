package se.nhv.provider.write;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import se.nhv.write.Register;

/**
 * Says on every answer that this node cannot reach its log: what it answers is right for its edition, but others may have written
 * since.
 */
@Interceptor
public final class LogTrouble {
    public static final String HEADER = "X-NHV-Log";
    private final Register register;

    public LogTrouble(Register register) {
        this.register = register;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean say(HttpServletRequest request, HttpServletResponse response) {
        if (register.trouble().isPresent()) {
            response.setHeader(HEADER, "unreachable");
        }
        return true;
    }
}
