package se.nhv.web.editor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Library;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.problem.ProblemException;
import se.nhv.web.Frame;
import se.nhv.web.Page;

/** The editors' pages, filled. What an editor sees of a document may be nobody else's to keep. Pure. */
final class EditorPages {
    static final String ADDRESS = "/editor";

    private EditorPages() {}

    /** @param open whether the register may be written to */
    static Page start(Catalogue catalogue, Frame frame, Editor editor, boolean open, List<String> faults) {
        List<EditorView.Waiting> drafts = Libraries.waiting(catalogue).stream()
                .map(entry -> new EditorView.Waiting(
                        String.valueOf(entry.resource(Library.class).getTitle()),
                        ADDRESS + "/draft?id=" + entry.id(),
                        frame.wording().date(entry.lastUpdated())))
                .toList();
        var view = new EditorView.Start(open, editor.name(), editor.established(), faults, drafts);
        return page(frame, "editor", "editor.title", view);
    }

    static Page compared(Catalogue catalogue, Frame frame, Editor editor, byte[] bytes) {
        return page(frame, "compared", "compare.title", new ComparedPage(catalogue, frame, bytes).view(editor));
    }

    static Page draft(Catalogue catalogue, Frame frame, Editor editor, Entry entry, List<String> faults) {
        return page(frame, "draft", "draft.title", saved(catalogue, frame, editor, entry, faults));
    }

    private static Page page(Frame frame, String template, String title, Object view) {
        return Page.of(template, frame.titled(frame.t(title)).returningTo(ADDRESS), Map.of("view", view))
                .notToBeKept();
    }

    private static EditorView.Saved saved(
            Catalogue catalogue, Frame frame, Editor editor, Entry entry, List<String> faults) {
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
