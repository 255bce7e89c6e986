package se.nhv.web.editor;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Entry;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.web.Asked;
import se.nhv.web.Frame;
import se.nhv.web.Page;
import se.nhv.web.Site;
import se.nhv.write.Writer;

/**
 * {@code /editor}: compare a document, save a draft, approve it. Works without scripts. A read-only register answers every POST with
 * 405 and a page that says so.
 *
 * <pre>
 * GET  /editor            the form and the waiting drafts
 * POST /editor/compare    a file (multipart) → what differs
 * POST /editor/drafts     chosen changes → 303 to the draft
 * GET  /editor/draft?id=  a draft
 * POST /editor/approve, /editor/discard
 * </pre>
 */
public final class EditorDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentCatalogue current;
    private final transient Site site;
    private final transient @Nullable Editing editing;
    private final @Nullable String publicBase;
    /** Reading a file takes memory and a core: one at a time. */
    private final transient Semaphore reading = new Semaphore(1);

    /**
     * @param writer how drafts are stored; null when the register is read-only
     * @param publicBase the address of the FHIR service as clients know it; null when it is the one they ask
     */
    public EditorDoor(
            CurrentCatalogue current,
            Site site,
            @Nullable Writer writer,
            InstantSource clock,
            @Nullable String publicBase) {
        this.current = current;
        this.site = site;
        this.editing = writer == null ? null : new Editing(writer, clock);
        this.publicBase = publicBase;
    }

    /** The limits of the form with a file; everything stays in memory. */
    public static MultipartConfigElement uploads() {
        int whole = Upload.MOST_BYTES + Upload.FORM_BYTES;
        return new MultipartConfigElement("", Upload.MOST_BYTES, whole, whole);
    }

    /** One request, with what every answer needs. */
    private record Call(HttpServletRequest request, Asked asked, Catalogue catalogue, Frame frame, Editor editor) {}

    private Call call(HttpServletRequest request) {
        Catalogue catalogue = current.now();
        Asked asked = Asked.of(request);
        return new Call(request, asked, catalogue, site.frame(request, catalogue), Editor.of(request, asked));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Call call = call(request);
        String step = step(request);
        if (step.isEmpty()) {
            site.write(start(call, List.of(), 200), request, response);
        } else if (step.equals("draft")) {
            site.write(draft(call, List.of(), 200), request, response);
        } else {
            site.write(site.notFound(call.frame(), HttpServletResponse.SC_NOT_FOUND), request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Call call = call(request);
        Editing open = editing;
        if (open == null) {
            response.setHeader("Allow", "GET, HEAD");
            site.write(start(call, List.of(), HttpServletResponse.SC_METHOD_NOT_ALLOWED), request, response);
            return;
        }
        if (!SameOrigin.holds(request)) {
            List<String> faults = List.of(call.frame().t("editor.other-site"));
            site.write(start(call, faults, HttpServletResponse.SC_FORBIDDEN), request, response);
            return;
        }
        try {
            post(call, open, response);
        } catch (ProblemException refused) {
            List<String> faults = refused.problems().stream()
                    .map(call.frame().wording()::problem)
                    .distinct()
                    .toList();
            boolean aboutADraft = List.of("approve", "discard").contains(step(request));
            Page page = aboutADraft ? draft(call, faults, refused.status()) : start(call, faults, refused.status());
            site.write(page, request, response);
        }
    }

    private void post(Call call, Editing open, HttpServletResponse response) throws IOException {
        switch (step(call.request())) {
            case "compare":
                site.write(compared(call), call.request(), response);
                return;
            case "drafts":
                String id = open.save(call.catalogue(), DraftForm.read(call.asked()), client(call));
                see(call, id, response);
                return;
            case "approve":
                open.approve(call.catalogue(), entry(call), call.asked().text("version"), client(call));
                see(call, call.asked().text("id"), response);
                return;
            case "discard":
                open.discard(entry(call), call.asked().text("version"), client(call));
                see(call, call.asked().text("id"), response);
                return;
            default:
                site.write(site.notFound(call.frame(), HttpServletResponse.SC_NOT_FOUND), call.request(), response);
        }
    }

    private Page compared(Call call) throws IOException {
        if (!reading.tryAcquire()) {
            throw new ProblemException(Problem.error(Code.UNAVAILABLE, null, "import"));
        }
        try {
            byte[] bytes = Upload.read(call.request());
            return EditorPages.compared(call.catalogue(), call.frame(), call.editor(), bytes);
        } finally {
            reading.release();
        }
    }

    private Page start(Call call, List<String> faults, int status) {
        return EditorPages.start(call.catalogue(), call.frame(), call.editor(), editing != null, faults)
                .withStatus(status);
    }

    private Page draft(Call call, List<String> faults, int status) {
        return Libraries.find(call.catalogue(), call.asked().text("id"))
                .map(entry -> EditorPages.draft(call.catalogue(), call.frame(), call.editor(), entry, faults)
                        .withStatus(status))
                .orElseGet(() -> site.notFound(call.frame(), HttpServletResponse.SC_NOT_FOUND));
    }

    private static Entry entry(Call call) {
        String id = call.asked().text("id");
        return Libraries.find(call.catalogue(), id)
                .orElseThrow(() -> new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, "id", "Library/" + id)));
    }

    private Writer.Client client(Call call) {
        HttpServletRequest request = call.request();
        String asked = request.getRequestURL().toString().replaceFirst("/editor/.*$", "/fhir");
        return new Writer.Client(call.editor().required(), publicBase == null ? asked : publicBase);
    }

    private static void see(Call call, String id, HttpServletResponse response) {
        if (!call.editor().established()) {
            response.addCookie(call.editor().cookie());
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", EditorPages.ADDRESS + "/draft?id=" + id);
        response.setHeader("Cache-Control", "no-store");
    }

    private static String step(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.replaceFirst("^/", "");
    }
}
