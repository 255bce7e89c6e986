package se.nhv.web.editor;

import java.util.List;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.web.Asked;

/** A draft as a form sends it. Pure. */
final class DraftForm {
    private DraftForm() {}

    /** @throws ProblemException when no change is chosen, or the form is not one of ours */
    static Draft read(Asked asked) {
        List<Change> changes = ChangeJson.read(asked.all("change"));
        if (changes.isEmpty()) {
            throw new ProblemException(Problem.error(Code.MISSING_PARAMETER, "change", "change"));
        }
        String area = asked.text("area");
        if (!ResourceKey.isId(area)) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "area", "area", "…"));
        }
        String address = asked.text("address");
        SourceFile source = new SourceFile(
                asked.text("kind"),
                asked.text("title"),
                address.isEmpty() ? null : address,
                asked.text("hash"),
                asked.text("size").matches("\\d{1,8}") ? Integer.parseInt(asked.text("size")) : 0,
                Boolean.parseBoolean(asked.text("truncated")));
        return new Draft(area, source, changes);
    }
}
