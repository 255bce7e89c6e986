package se.nhv.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The few files that pages link to, read once. Immutable. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "style.css", "text/css;charset=utf-8",
            "script.js", "text/javascript;charset=utf-8",
            "icon.svg", "image/svg+xml",
            "README.md", "text/plain;charset=utf-8",
            "SECURITY.md", "text/plain;charset=utf-8");

    private final Map<String, byte[]> files = new HashMap<>();

    Assets() {
        for (String name : TYPES.keySet()) {
            try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("missing asset " + name);
                }
                files.put(name, in.readAllBytes());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** False when there is no such file. */
    boolean write(String name, HttpServletResponse response) throws IOException {
        byte[] file = files.get(name);
        if (file == null) {
            return false;
        }
        response.setContentType(TYPES.get(name));
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
        return true;
    }
}
