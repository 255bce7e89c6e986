package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.BaseResourceReturningMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.provider.history.HistoryAnswers;

/**
 * Answers the reading entries of a batch or transaction by handing each to the provider that would answer it alone. A read that fails
 * is told in its own entry: what the transaction wrote is stored by then. Thread-safe.
 */
public final class Reads {
    private final Codec codec;
    private final Results results;

    public Reads(Codec codec, Results results) {
        this.codec = codec;
        this.results = results;
    }

    /** Whether the entry asks by POST for something that changes nothing: an operation or a search. */
    static boolean isPostedRead(BundleEntryComponent entry) {
        String path = entry.getRequest().getUrl().split("\\?", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        return entry.getRequest().getMethod() == HTTPVerb.POST && (last.startsWith("$") || last.equals("_search"));
    }

    BundleEntryComponent answer(BundleEntryComponent entry, String path, RequestDetails request) {
        BundleEntryComponent answer = new BundleEntryComponent();
        try {
            answer(answer, read(entry, path, (ServletRequestDetails) request), entry);
        } catch (ProblemException wrong) {
            refuse(answer, wrong.problems(), wrong.status(), request);
        } catch (BaseServerResponseException wrong) {
            ProblemException ours = cause(wrong);
            List<Problem> problems = ours != null ? ours.problems() : List.of(problem(wrong, entry, path));
            refuse(
                    answer,
                    problems,
                    ours != null ? ours.status() : problems.get(0).code().status(),
                    request);
        }
        return answer;
    }

    /** Status, ETag and date of what was read; 304 without it where the entry's own conditions say that the client has it. */
    private static void answer(BundleEntryComponent answer, Resource read, BundleEntryComponent entry) {
        String version = read.getMeta().getVersionId();
        Date changed = read.getMeta().getLastUpdated();
        String etag = version == null ? null : "W/\"" + version + "\"";
        String known = entry.getRequest().getIfNoneMatch();
        Date since = entry.getRequest().getIfModifiedSince();
        boolean unchanged = known != null
                ? etag != null && List.of(known.split("\\s*,\\s*", -1)).contains(etag)
                : since != null && changed != null && !changed.after(since);
        answer.getResponse().setStatus(unchanged ? "304" : "200").setEtag(etag);
        if (!(read instanceof Bundle)) {
            answer.getResponse().setLastModified(changed);
        }
        if (!unchanged) {
            answer.setResource(read);
        }
    }

    private void refuse(BundleEntryComponent answer, List<Problem> problems, int status, RequestDetails request) {
        answer.getResponse()
                .setStatus(Integer.toString(status))
                .setOutcome(results.outcome(problems, Results.language(request)));
    }

    private Resource read(BundleEntryComponent entry, String path, ServletRequestDetails outer) {
        RestfulServer server = outer.getServer();
        ServletSubRequestDetails inner = inner(entry, path, outer);
        BaseMethodBinding method = server.determineResourceMethod(inner, inner.getRequestPath());
        if (!(method instanceof BaseResourceReturningMethodBinding reading)) {
            throw new ProblemException(Problem.error(
                    Code.METHOD_NOT_ALLOWED,
                    null,
                    entry.getRequest().getMethodElement().getValueAsString(),
                    inner.getRequestPath()));
        }
        inner.setRestOperationType(method.getRestOperationType());
        IBaseResource answer = reading.doInvokeServer(server, inner);
        Resource bundle = HistoryAnswers.take(inner); // it hangs on the outer request, whose answer is another
        IBaseResource stub = bundle != null ? bundle : answer;
        byte[] ready = ReadyBytes.of(stub);
        return ready != null ? codec.parse(ready) : ((Resource) stub).copy();
    }

    private ServletSubRequestDetails inner(BundleEntryComponent entry, String place, ServletRequestDetails outer) {
        String url = entry.getRequest().getUrl().replaceFirst("^/", "");
        int question = url.indexOf('?');
        String path = question < 0 ? url : url.substring(0, question);
        ServletSubRequestDetails inner = new ServletSubRequestDetails(outer);
        inner.setServer(outer.getServer());
        inner.setFhirServerBase(outer.getFhirServerBase());
        inner.setServletRequest(outer.getServletRequest());
        boolean post = entry.getRequest().getMethod() == HTTPVerb.POST;
        inner.setRequestType(post ? RequestTypeEnum.POST : RequestTypeEnum.GET);
        inner.setParameters(question < 0 ? Map.of() : parameters(url.substring(question + 1), place));
        inner.setRequestPath(path);
        inner.setCompleteUrl(outer.getFhirServerBase() + "/" + url);
        if (post) {
            inner.addHeader(Constants.HEADER_CONTENT_TYPE, Constants.CT_FHIR_JSON_NEW);
            inner.setRequestContents(entry.hasResource() ? codec.encode(entry.getResource()) : new byte[0]);
        }
        outer.getServer().populateRequestDetailsFromRequestPath(inner, path);
        return inner;
    }

    private static Map<String, String[]> parameters(String query, String place) {
        try {
            return parameters(query);
        } catch (IllegalArgumentException notEncoded) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, place + ".request.url", "?", query));
        }
    }

    private static Map<String, String[]> parameters(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            String value = sides.length == 1 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8);
            values.computeIfAbsent(URLDecoder.decode(sides[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
                    .add(value);
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        values.forEach((name, list) -> parameters.put(name, list.toArray(String[]::new)));
        return parameters;
    }

    private static Problem problem(BaseServerResponseException wrong, BundleEntryComponent entry, String path) {
        String url = entry.getRequest().getUrl();
        switch (wrong.getStatusCode()) {
            case 404:
                return Problem.error(Code.UNKNOWN_RESOURCE, path, url);
            case 410:
                return Problem.error(Code.GONE_RESOURCE, path, url);
            default:
                return Problem.error(Code.INVALID_BODY, path + ".request.url", url);
        }
    }

    private static @Nullable ProblemException cause(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ProblemException ours) {
                return ours;
            }
        }
        return null;
    }
}
