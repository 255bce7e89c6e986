package se.nhv.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import se.nhv.catalogue.Catalogue;
import se.nhv.write.Register;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it has a catalogue and is not about to stop; 503 while it
 * drains, so that a load balancer sends no more. A node that cannot reach its log stays ready, since it goes on reading, and says so.
 */
public final class Health extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Register register;
    private volatile boolean draining;

    public Health(Register register) {
        this.register = register;
    }

    /** From now on the register is not ready. */
    void drain() {
        draining = true;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        switch (path) {
            case "/live":
                answer(response, 200, "{\"status\":\"live\"}");
                break;
            case "/ready":
                Catalogue catalogue = register.current().now();
                answer(
                        response,
                        draining ? 503 : 200,
                        "{\"status\":\"" + (draining ? "draining" : "ready") + "\",\"edition\":\""
                                + catalogue.edition().id() + "\",\"log\":\""
                                + (register.trouble().isPresent() ? "unreachable" : "ok") + "\"}");
                break;
            default:
                answer(response, 404, "{\"status\":\"unknown\",\"allowed\":[\"/health/live\",\"/health/ready\"]}");
        }
    }

    private static void answer(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
