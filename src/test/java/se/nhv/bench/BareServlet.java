package se.nhv.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The limit: a servlet on the same Jetty that sends the bytes of one file. Prints its address. */
public final class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient byte[] bytes;

    private BareServlet(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/fhir+json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    public static void main(String[] arguments) throws Exception {
        Server server = new Server(0);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new BareServlet(Files.readAllBytes(Path.of(arguments[0])))), "/*");
        server.setHandler(context);
        server.start();
        System.out.println(
                "bare servlet: http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }
}
