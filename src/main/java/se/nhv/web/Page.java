package se.nhv.web;

import java.util.Map;

/**
 * A page ready to be written. Immutable.
 *
 * @param template the name of its template below src/main/jte, without ending
 * @param model what the template is filled with, by parameter
 * @param personal whether it is about a patient, so that nobody may keep a copy
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

    public Page aboutAPatient() {
        return new Page(status, template, frame, model, true);
    }
}
