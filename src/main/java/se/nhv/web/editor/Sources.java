package se.nhv.web.editor;

import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import se.nhv.fhir.Systems;

/** The document behind a draft, and which resources come from it. Pure. */
final class Sources {
    private Sources() {}

    static DocumentReference document(SourceFile source) {
        DocumentReference document = new DocumentReference();
        document.setId(source.id());
        document.setLanguage("sv");
        document.addIdentifier().setSystem(Systems.BASE + "/sid/kalla").setValue(source.id());
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.addCategory(
                new CodeableConcept(new Coding(Systems.BASE + "/CodeSystem/nhv-dokumenttyp", source.kind(), null)));
        document.setDescription("Dokument som en redaktör har jämfört med registret. Kontrollsumman gäller filen.");
        document.addContent()
                .getAttachment()
                .setTitle(source.title())
                .setUrl(source.address())
                .setSize(source.size())
                .setHash(Base64.getDecoder().decode(source.hash()));
        return document;
    }

    static Provenance provenance(SourceFile source, List<String> targets, Date recorded) {
        Provenance provenance = new Provenance();
        provenance.setLanguage("sv");
        targets.forEach(target -> provenance.addTarget(new Reference(target)));
        provenance.setRecorded(recorded);
        provenance.setActivity(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "UPDATE", null)));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler", null)))
                .setWho(new Reference().setDisplay("Registrets redaktion"));
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference("DocumentReference/" + source.id()));
        return provenance;
    }
}
