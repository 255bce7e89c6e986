package se.nhv.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A request about which nothing is left to decide for those behind the edge: HAPI weighs an Accept header in its own way, and
 * writes formats that the register does not have; and it knows HEAD for some interactions only, though HEAD is right wherever
 * GET is (FHIR R4 http, 3.1.0). The container drops the body of an answer to HEAD.
 */
final class SettledRequest extends HttpServletRequestWrapper {
    private static final String ACCEPT = "Accept";

    private final String format;

    SettledRequest(HttpServletRequest request, Format format) {
        super(request);
        this.format = format.mediaType();
    }

    @Override
    public String getMethod() {
        String method = super.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase(ACCEPT) ? format : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(ACCEPT) ? Collections.enumeration(List.of(format)) : super.getHeaders(name);
    }
}
