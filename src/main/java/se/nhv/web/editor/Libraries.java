package se.nhv.web.editor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.FirstCode;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Drafts as {@code Library} resources of type asset-collection (as CRMI has its manifests), and back. Pure. */
final class Libraries {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/library-type";
    private static final String CHANGES = "application/x-ndjson";

    private Libraries() {}

    static Library of(Draft draft, Date date) {
        Library library = new Library();
        library.setLanguage("sv");
        library.setTitle(draft.source().title());
        library.setStatus(PublicationStatus.DRAFT);
        library.setExperimental(false);
        library.setType(new CodeableConcept(new Coding(TYPES, "asset-collection", null)));
        library.setDate(date);
        library.setDescription("Ändringar i registret som en redaktör har föreslagit efter att ha läst dokumentet.");
        library.addTopic().addCoding().setSystem(Systems.AREA).setCode(draft.area());
        SourceFile read = draft.source();
        Attachment document = new Attachment()
                .setTitle(read.kind())
                .setUrl(read.address())
                .setHash(Base64.getDecoder().decode(read.hash()))
                .setSize(read.size());
        var artifact = library.addRelatedArtifact().setType(RelatedArtifactType.DERIVEDFROM);
        artifact.setLabel(read.truncated() ? "avklippt" : null).setDocument(document);
        for (Change change : draft.changes()) {
            library.addContent()
                    .setContentType(CHANGES)
                    .setData(ChangeJson.write(change).getBytes(StandardCharsets.UTF_8));
        }
        return library;
    }

    /** Waiting drafts, newest first. */
    static List<Entry> waiting(Catalogue catalogue) {
        return catalogue.all("Library").stream()
                .filter(entry -> isDraft(entry.resource(Library.class)))
                .sorted(Comparator.comparing(Entry::lastUpdated).reversed())
                .toList();
    }

    static Optional<Entry> find(Catalogue catalogue, String id) {
        return catalogue.find("Library", id);
    }

    static boolean isDraft(Library library) {
        return library.getStatus() == PublicationStatus.DRAFT;
    }

    /** @throws ProblemException when it is no draft of these pages: somebody may have written it through the FHIR service */
    static Draft draft(Library library) {
        List<Change> changes = new ArrayList<>();
        for (Attachment content : library.getContent()) {
            if (CHANGES.equals(content.getContentType()) && content.hasData()) {
                changes.add(ChangeJson.read(new String(content.getData(), StandardCharsets.UTF_8)));
            }
        }
        RelatedArtifact artifact =
                library.getRelatedArtifact().stream().findFirst().orElseGet(RelatedArtifact::new);
        Attachment document = artifact.getDocument();
        String area = FirstCode.of(library.getTopic());
        if (changes.isEmpty() || !document.hasHash() || area.isEmpty()) {
            throw new ProblemException(Problem.error(
                    Code.INVALID_BODY,
                    "Library",
                    "Library/" + library.getIdElement().getIdPart()));
        }
        SourceFile source = new SourceFile(
                String.valueOf(document.getTitle()),
                String.valueOf(library.getTitle()),
                document.getUrl(),
                Base64.getEncoder().encodeToString(document.getHash()),
                document.getSize(),
                artifact.hasLabel());
        return new Draft(area, source, changes);
    }
}
