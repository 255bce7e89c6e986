package se.nhv.cdshooks;

import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.Codec;
import se.nhv.fhir.JsonText;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.problem.Texts;

/**
 * {@code /cds-services}: discovery, one service for each {@link Hook}, and its feedback. Thread-safe. Errors are OperationOutcomes
 * that name places and forms, never values.
 *
 * <p>Longer than most classes: it is the whole edge of this door, from address to refusal.
 */
public final class CdsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CdsServlet.class);
    private static final String PATH = "/cds-services";

    /**
     * What the servlet works with.
     *
     * @param today the day that an order without a day of its own is about
     * @param clients who may call; null when everybody may
     * @param publicBase the address of the FHIR service for clients; null when it is the one they ask
     * @param bodyBytes the largest body
     */
    public record Equipment(
            CurrentCatalogue current,
            Codec codec,
            Texts texts,
            Supplier<LocalDate> today,
            @Nullable TrustedClients clients,
            @Nullable String publicBase,
            int bodyBytes) {}

    private final transient Equipment with;
    private final transient Feedback feedback;
    private final transient ObjectMapper mapper = new ObjectMapper();
    private final transient RequestReader reader;
    private final transient Outcomes outcomes;

    public CdsServlet(Equipment with, Feedback feedback) {
        this.with = with;
        this.feedback = feedback;
        this.reader = new RequestReader(mapper, new AnswersInPrefetch(with.codec()));
        this.outcomes = new Outcomes(with.texts());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            route(request, response);
        } catch (ProblemException refused) {
            refuse(refused.status(), refused.problems(), request, response);
        } catch (RuntimeException unforeseen) {
            // the message may quote the request: the place is enough to find the fault
            String number = UUID.randomUUID().toString();
            StackTraceElement[] trace = unforeseen.getStackTrace();
            LOG.error(
                    "cds-services {} failed: {} at {}",
                    number,
                    unforeseen.getClass().getName(),
                    trace.length == 0 ? "?" : trace[0]);
            refuse(500, List.of(Problem.error(Code.INTERNAL, null, number)), request, response);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceAll("^/|/$", "");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (path.isEmpty()) {
            allow(reads, request, "GET");
            discover(request, response);
            return;
        }
        String id = path.endsWith("/feedback") ? path.substring(0, path.length() - "/feedback".length()) : path;
        Hook hook = Hook.of(id)
                .orElseThrow(() -> new ProblemException(List.of(
                        Problem.error(Code.UNKNOWN_RESOURCE, null, PATH + "/…").allowing(ids()))));
        allow(request.getMethod().equals("POST"), request, "POST");
        if (with.clients() != null) {
            with.clients().check(request.getHeader("Authorization"), root(request) + PATH + "/" + path);
        }
        byte[] body = body(request);
        if (path.equals(id)) {
            call(hook, body, request, response);
        } else {
            feedback.add(hook, reader.object(body));
            write(response, 200, JsonNodeFactory.instance.objectNode().toString());
        }
    }

    private void discover(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Catalogue catalogue = with.current().now();
        String questionnaires = catalogue.all("Questionnaire").stream()
                .map(entry -> Systems.BASE + "/" + entry.key().reference())
                .filter(url -> url.contains("/nhv-fragor-"))
                .collect(Collectors.joining(","));
        write(
                response,
                200,
                new Json(wording(catalogue, request)).services(questionnaires).toString());
    }

    private void call(Hook hook, byte[] body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Catalogue catalogue = with.current().now();
        HookRequest asked = reader.read(hook, body);
        Wording wording = wording(catalogue, request);
        LocalDate today = with.today().get();
        List<Card> cards = hook == Hook.ORDER_DISPATCH
                ? new DispatchCards(wording, UUID::randomUUID).of(catalogue, asked, today)
                : new OrderCards(wording, UUID::randomUUID).of(catalogue, asked, today);
        write(response, 200, new Json(wording).cards(cards).toString());
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json") && !type.startsWith("application/fhir+json")) {
            throw new ProblemException(List.of(
                    Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, "…").allowing("application/json")));
        }
        byte[] body = request.getInputStream().readNBytes(with.bodyBytes() + 1);
        if (body.length > with.bodyBytes()) {
            throw new ProblemException(
                    List.of(Problem.error(Code.TOO_LARGE, null).allowing("<= " + with.bodyBytes() + " B")));
        }
        JsonText.fault(body).ifPresent(fault -> {
            throw new ProblemException(List.of(Problem.error(Code.INVALID_BODY, null, fault)));
        });
        return body;
    }

    private static void allow(boolean allowed, HttpServletRequest request, String method) {
        if (!allowed) {
            throw new ProblemException(
                    List.of(Problem.error(Code.METHOD_NOT_ALLOWED, null, request.getMethod(), request.getServletPath())
                            .allowing(method)));
        }
    }

    private static String ids() {
        return List.of(Hook.values()).stream().map(Hook::id).collect(Collectors.joining(", "));
    }

    private Wording wording(Catalogue catalogue, HttpServletRequest request) {
        String base = with.publicBase() == null ? root(request) + "/fhir" : with.publicBase();
        return new Wording(catalogue, with.texts(), Language.preferred(request.getHeader("Accept-Language")), base);
    }

    /** The address of the server as clients know it. */
    private String root(HttpServletRequest request) {
        String published = with.publicBase();
        if (published != null) {
            return published.endsWith("/fhir") ? published.substring(0, published.length() - 5) : published;
        }
        String whole = request.getRequestURL().toString();
        return whole.substring(0, whole.indexOf(PATH));
    }

    private void refuse(int status, List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 405) {
            response.setHeader("Allow", problems.get(0).allowed());
        }
        IParser parser = with.codec().context().newJsonParser();
        Language language = Language.preferred(request.getHeader("Accept-Language"));
        write(response, status, parser.encodeResourceToString(outcomes.of(problems, language)));
    }

    private static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept-Language");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
