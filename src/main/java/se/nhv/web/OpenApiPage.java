package se.nhv.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** {@code GET /openapi.json}: the service for those who know HTTP better than FHIR. Thread-safe. */
public final class OpenApiPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper mapper = new ObjectMapper();
    private final transient Function<String, CapabilityStatement> capability;

    /** @param capability from the address of the FHIR service to what it can do */
    public OpenApiPage(Function<String, CapabilityStatement> capability) {
        this.capability = capability;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getRequestURL().toString();
        String base = address.substring(0, address.length() - "/openapi.json".length()) + "/fhir";
        byte[] document = mapper.writeValueAsBytes(OpenApi.of(capability.apply(base)));
        response.setContentType("application/vnd.oai.openapi+json;version=3.1");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
