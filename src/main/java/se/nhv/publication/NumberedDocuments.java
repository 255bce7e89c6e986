package se.nhv.publication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.NumberedDocument;
import se.nhv.source.SourceDocuments;

/** The numbered documents as DocumentReference: what they are, with size and checksum of the text that was read. Pure. */
final class NumberedDocuments {
    private NumberedDocuments() {}

    /** Those that are at hand; of another it is not known which text was read. */
    static List<DocumentReference> resources(List<NumberedDocument> described, SourceDocuments documents) {
        List<DocumentReference> all = new ArrayList<>();
        for (NumberedDocument document : described) {
            documents
                    .whole(document.id())
                    .ifPresent(text -> all.add(resource(document, text.getBytes(StandardCharsets.UTF_8))));
        }
        return all;
    }

    private static DocumentReference resource(NumberedDocument document, byte[] text) {
        DocumentReference resource = new DocumentReference();
        resource.setId(document.id());
        resource.setLanguage("sv");
        resource.addIdentifier().setSystem(Systems.BASE + "/sid/kalla").setValue(document.id());
        resource.setStatus(DocumentReferenceStatus.CURRENT);
        resource.setDocStatus(ReferredDocumentStatus.fromCode(document.docStatus()));
        resource.addCategory(Fhir.concept(Systems.BASE + "/CodeSystem/nhv-dokumenttyp", document.category()));
        Reference author = new Reference().setDisplay(document.author());
        if (document.organization() != null) {
            author.setReference("Organization/" + document.organization());
        }
        resource.addAuthor(author);
        resource.setDescription(document.description());
        Attachment read = attachment("text/plain", document.title()).setSize(text.length);
        read.setHash(checksum(text));
        if (document.created() != null) {
            read.getCreationElement().setValueAsString(document.created());
        }
        resource.addContent().setAttachment(read);
        document.pages()
                .forEach(page -> resource.addContent()
                        .setAttachment(attachment("text/html", page.title()).setUrl(page.url())));
        if (document.year() != null) {
            resource.getContext().getPeriod().getStartElement().setValueAsString(document.year());
            resource.getContext().getPeriod().getEndElement().setValueAsString(document.year());
        }
        return resource;
    }

    private static Attachment attachment(String type, String title) {
        return new Attachment().setContentType(type).setLanguage("sv").setTitle(title);
    }

    /** FHIR R4 Attachment.hash is SHA-1. */
    private static byte[] checksum(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
