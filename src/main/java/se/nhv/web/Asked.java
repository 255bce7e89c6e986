package se.nhv.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** The parameters of a request for a page: a form leaves out nothing, so an empty value is no value. Immutable. */
public final class Asked {
    private final HttpServletRequest request;

    private Asked(HttpServletRequest request) {
        this.request = request;
    }

    public static Asked of(HttpServletRequest request) {
        return new Asked(request);
    }

    /** The first value, without blanks around it; empty when there is none. */
    public String text(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The values in order, each once. */
    public List<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
    }
}
