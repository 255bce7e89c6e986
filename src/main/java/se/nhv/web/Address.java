package se.nhv.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address of the site with its parameters, in the order in which they were added. Immutable. */
public record Address(String path, List<String> pairs) {
    public Address {
        pairs = List.copyOf(pairs);
    }

    public static Address of(String path) {
        return new Address(path, List.of());
    }

    /** The address of a resource, which is also that of its page. */
    public static String resource(String type, String id) {
        return "/fhir/" + type + "/" + id;
    }

    /** With one more parameter; unchanged when there is no value. */
    public Address with(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(pairs);
        more.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return new Address(path, more);
    }

    public Address withAll(String name, List<String> values) {
        Address with = this;
        for (String value : values) {
            with = with.with(name, value);
        }
        return with;
    }

    @Override
    public String toString() {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
