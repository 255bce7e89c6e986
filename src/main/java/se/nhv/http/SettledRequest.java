package se.nhv.http;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request about which nothing is left to decide for those behind the edge: HAPI weighs an Accept header in its own way, and
 * writes formats that the register does not have.
 */
final class SettledRequest extends WholeBody {
    private static final String ACCEPT = "Accept";

    private final WholeBody request;
    private final String format;

    SettledRequest(WholeBody request, Format format) {
        super(request, request.bytes());
        this.request = request;
        this.format = format.mediaType();
    }

    @Override
    @Nullable
    String condition(String name) {
        return request.condition(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(ACCEPT) ? format : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(ACCEPT) ? Collections.enumeration(List.of(format)) : super.getHeaders(name);
    }
}
