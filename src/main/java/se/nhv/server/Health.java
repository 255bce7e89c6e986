package se.nhv.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it has a catalogue and is not about to stop; 503 while it
 * drains, so that a load balancer sends no more.
 */
public final class Health extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient CurrentCatalogue current;
    private volatile boolean draining;

    public Health(CurrentCatalogue current) {
        this.current = current;
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
                Catalogue catalogue = current.now();
                answer(
                        response,
                        draining ? 503 : 200,
                        "{\"status\":\"" + (draining ? "draining" : "ready") + "\",\"edition\":\""
                                + catalogue.edition().id() + "\"}");
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
