package se.nhv.web.editor;

import java.util.List;

/** What the editors' pages show. */
public final class EditorView {
    private EditorView() {}

    /**
     * The first page.
     *
     * @param open whether the register may be written to
     * @param editor the name in the field; empty when nobody has said
     * @param established whether access control vouches for the name, so that there is no field
     */
    public record Start(boolean open, String editor, boolean established, List<String> faults, List<Waiting> drafts) {
        public Start {
            faults = List.copyOf(faults);
            drafts = List.copyOf(drafts);
        }
    }

    /** A draft in the list. */
    public record Waiting(String title, String address, String saved) {}

    /**
     * A file that has been read and compared.
     *
     * @param problem why nothing could be read; empty when something could
     * @param remarks what was odd about the file
     * @param lost lines that the reader could make nothing of
     * @param lines how many lines the file has
     */
    public record Compared(
            String editor,
            boolean established,
            String problem,
            List<String> remarks,
            List<String> lost,
            int lines,
            List<Document> documents) {
        public Compared {
            remarks = List.copyOf(remarks);
            lost = List.copyOf(lost);
            documents = List.copyOf(documents);
        }
    }

    /**
     * One area of the file.
     *
     * @param area the area's id; empty when the register has no such area
     * @param facts what the document says, as far as it was read
     * @param rows what differs
     * @param hidden what the form sends back beside the chosen changes
     */
    public record Document(
            String kind,
            String title,
            String area,
            boolean truncated,
            List<Field> facts,
            List<Row> rows,
            List<Field> hidden) {
        public Document {
            facts = List.copyOf(facts);
            rows = List.copyOf(rows);
            hidden = List.copyOf(hidden);
        }

        /** Whether anything can be saved. */
        public boolean draftable() {
            return rows.stream().anyMatch(row -> !row.change().isEmpty());
        }
    }

    public record Field(String name, String value) {}

    /** @param change what the form sends when the row is chosen; empty when it cannot be */
    public record Row(String text, String change) {}

    /**
     * A draft.
     *
     * @param status the key of its state
     * @param version what the approver has read
     * @param address where the document says it is published; empty when it does not say
     */
    public record Saved(
            String id,
            String status,
            String version,
            String title,
            String address,
            String editor,
            boolean established,
            List<String> changes,
            List<String> faults) {
        public Saved {
            changes = List.copyOf(changes);
            faults = List.copyOf(faults);
        }
    }
}
