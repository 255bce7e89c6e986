package se.nhv.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import java.util.concurrent.Executor;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import se.nhv.http.Answers;
import se.nhv.http.Unread;
import se.nhv.settings.Settings;
import se.nhv.web.editor.EditorDoor;
import se.nhv.write.Register;

/** Jetty: one connector, one context, and an orderly stop. Not thread-safe: started and stopped by one thread. */
public final class WebServer implements AutoCloseable {
    /**
     * What stands behind which address.
     *
     * @param fhir {@code /fhir/*}, behind {@code edge}
     * @param health {@code /health/*}
     * @param web every other address: the pages for people
     * @param editor {@code /editor}
     * @param cds {@code /cds-services}
     * @param openApi {@code /openapi.json}
     * @param encodings before everything: what bodies are packed and written in
     * @param cors before everything
     * @param edge before {@code fhir}
     * @param pages between edge and {@code fhir}: what a browser asks for
     */
    record Doors(
            RestfulServer fhir,
            Health health,
            HttpServlet web,
            EditorDoor editor,
            HttpServlet cds,
            HttpServlet openApi,
            Filter encodings,
            Filter cors,
            Filter edge,
            Filter pages) {}

    /** A stop must be over within 5 s: what is under way gets 4. */
    private static final long STOP_MILLIS = 4_000;

    /** Above Edge's limit, so that a long address is refused with an explanation; Jetty cuts what is longer still. */
    private static final int HEADER_BYTES = 32_768;

    /** A connection on which nothing moves for so long is closed. */
    private static final long IDLE_MILLIS = 30_000;

    private final Server jetty;
    private final ServerConnector connector;
    private final Health health;
    private final Register register;

    /** Jetty without anything in it: its classes take a while to read. */
    static Server jetty() {
        return new Server(threads());
    }

    WebServer(Server jetty, Settings settings, Doors doors, Answers answers, Register register) {
        this.health = doors.health();
        this.register = register;
        this.jetty = jetty;
        this.connector = connector(settings);
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        // without it Jetty's servlet layer throws on // and %2F, which a client would see as a fault of ours
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addFilter(new FilterHolder(new Unread()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(doors.encodings()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(doors.cors()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(doors.edge()), "/fhir/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(doors.pages()), "/fhir/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(doors.fhir()), "/fhir/*");
        context.addServlet(new ServletHolder(doors.health()), "/health/*");
        context.addServlet(new ServletHolder(doors.cds()), "/cds-services/*");
        context.addServlet(new ServletHolder(doors.openApi()), "/openapi.json");
        ServletHolder editor = new ServletHolder(doors.editor());
        editor.getRegistration().setMultipartConfig(EditorDoor.uploads());
        context.addServlet(editor, "/editor/*");
        context.addServlet(new ServletHolder(doors.web()), "/");
        context.setErrorHandler(new JettyErrors(answers));
        jetty.setHandler(new GracefulHandler(compressed(wholeBodies(context, settings.limits()))));
        jetty.setErrorHandler(new JettyErrors(answers));
        jetty.setStopTimeout(STOP_MILLIS);
    }

    /** Answers are packed by Jetty; bodies are unpacked by {@code encodings}, which can say what is wrong with them. */
    private static Handler compressed(Handler handler) {
        CompressionHandler compression = new CompressionHandler();
        compression.putCompression(new GzipCompression());
        compression.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .defaults()
                        .decompressExcludePath("/*")
                        .build());
        compression.setHandler(handler);
        return compression;
    }

    /**
     * No thread waits for a body of allowed size: the request is handled when all of it has arrived, so slow clients cost a connection
     * each. What is larger goes on at once and is refused.
     */
    private static Handler wholeBodies(Handler handler, Settings.Limits limits) {
        return new EagerContentHandler(
                handler, new EagerContentHandler.RetainedContentLoaderFactory(limits.bodyBytes() + 1L, -1, false));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(200, 8);
        pool.setName("jetty");
        Executor virtual = VirtualThreads.getDefaultVirtualThreadsExecutor();
        if (virtual != null) {
            pool.setVirtualThreadsExecutor(virtual);
        }
        return pool;
    }

    private ServerConnector connector(Settings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // FHIR tokens hold | and canonicals hold //: HAPI decodes the path itself, and never maps it to files
        http.setUriCompliance(UriCompliance.LEGACY);
        http.addCustomizer(new ForwardedRequestCustomizer());
        ServerConnector listening = new ServerConnector(jetty, new HttpConnectionFactory(http));
        listening.setHost(settings.listen().host());
        listening.setPort(settings.listen().port());
        listening.setIdleTimeout(IDLE_MILLIS);
        return listening;
    }

    /** Starts listening; returns when requests are answered. */
    public void start() {
        try {
            jetty.start();
        } catch (Exception cannot) {
            throw new IllegalStateException(cannot.getMessage(), cannot);
        }
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    /** Says that it is not ready, finishes what is under way, stops, closes the log. */
    @Override
    public void close() {
        health.drain();
        try {
            jetty.stop();
        } catch (Exception late) {
            throw new IllegalStateException(late.getMessage(), late);
        } finally {
            register.close();
        }
    }
}
