package se.nhv.web.editor;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Library;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.web.Asked;
import se.nhv.web.Frame;

/** A draft as a form sends it, and as a page shows it. Pure. */
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

    static EditorView.Saved view(Catalogue catalogue, Frame frame, Entry entry, Editor editor, List<String> faults) {
        Library library = entry.resource(Library.class);
        Words words = new Words(catalogue, frame);
        String status =
                library.getStatus() == null ? "unknown" : library.getStatus().toCode();
        List<String> problems = faults;
        List<String> changes = List.of();
        String address = "";
        try {
            Draft draft = Libraries.draft(library);
            changes =
                    draft.changes().stream().map(change -> change.accept(words)).toList();
            address = Objects.requireNonNullElse(draft.source().address(), "");
        } catch (ProblemException notOurs) {
            problems = List.of(frame.t("draft.not-ours"));
        }
        return new EditorView.Saved(
                entry.id(),
                status,
                Integer.toString(entry.versionId()),
                Objects.requireNonNullElse(library.getTitle(), frame.t("unknown")),
                address,
                editor.name(),
                editor.established(),
                changes,
                problems);
    }
}
