package se.nhv.web;

import java.util.Map;

/**
 * A page ready to be written. Immutable.
 *
 * @param template the name of its template below src/main/jte, without ending
 * @param model what the template is filled with, by parameter
 * @param personal whether nobody may keep a copy: it is about a patient, or an editor's own
 */
public record Page(int status, String template, Frame frame, Map<String, Object> model, boolean personal) {
    public Page {
        model = Map.copyOf(model);
    }

    public static Page of(String template, Frame frame, Map<String, Object> model) {
        return new Page(200, template, frame, model, false);
    }

    public Page withStatus(int other) {
        return new Page(other, template, frame, model, personal);
    }

    public Page notToBeKept() {
        return new Page(status, template, frame, model, true);
    }
}
