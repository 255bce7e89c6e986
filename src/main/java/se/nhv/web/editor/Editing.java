package se.nhv.web.editor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Command;
import se.nhv.write.Match;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/** Saves, approves and discards drafts. Thread-safe. */
final class Editing {
    private final Writer writer;
    private final InstantSource clock;

    Editing(Writer writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Saves a draft; the register is otherwise as it was.
     *
     * @return the draft's id
     * @throws ProblemException when the draft could not be carried out as the register is now
     */
    String save(Catalogue catalogue, Draft draft, Writer.Client client) {
        Edits.of(catalogue, draft); // what cannot be carried out is not worth another person's time
        Library library = Libraries.of(draft, Date.from(clock.instant()));
        return writer.write(new Command.Create(library, null), client).key().id();
    }

    /**
     * Carries out a draft, with its source and where everything comes from, and makes it active: all or nothing.
     *
     * @param version the version of the draft that the approver has read
     * @throws ProblemException when a rule refuses it (four-eyes among them), or the register has moved on
     */
    void approve(Catalogue catalogue, Entry entry, String version, Writer.Client client) {
        Library library = waiting(entry);
        Draft draft = Libraries.draft(library);
        List<Writer.Item> items = new ArrayList<>();
        ResourceKey document =
                new ResourceKey("DocumentReference", draft.source().id());
        if (catalogue.find(document).isEmpty()) {
            items.add(item(document, Sources.document(draft.source()), Match.NONE));
        }
        List<Writer.Item> edits = Edits.of(catalogue, draft);
        items.addAll(edits);
        items.add(new Writer.Item(new Command.Create(
                Sources.provenance(draft.source(), Edits.references(edits), Date.from(clock.instant())), null)));
        library.setStatus(PublicationStatus.ACTIVE);
        items.add(item(entry.key(), library, Match.version(version)));
        writer.write(items, client);
    }

    /** Sets a draft aside; it stays in the history. */
    void discard(Entry entry, String version, Writer.Client client) {
        Library library = waiting(entry);
        library.setStatus(PublicationStatus.RETIRED);
        writer.write(new Command.Update(new Target.Named(entry.key()), library, Match.version(version)), client);
    }

    /** A copy of a draft that still waits. */
    private static Library waiting(Entry entry) {
        Library library = entry.resource(Library.class);
        if (!Libraries.isDraft(library)) {
            throw new ProblemException(
                    Problem.error(Code.CONFLICT, "Library.status", entry.key().reference()));
        }
        return library.copy();
    }

    private static Writer.Item item(ResourceKey key, Resource resource, Match match) {
        return new Writer.Item(new Command.Update(new Target.Named(key), resource, match));
    }
}
