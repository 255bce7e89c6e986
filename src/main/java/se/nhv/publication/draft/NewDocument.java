package se.nhv.publication.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Address;
import se.nhv.source.record.Kind;

/** A source that the register does not have: where it is, and that the day of its reading is not known. Pure. */
final class NewDocument {
    private static final int HASH_LETTERS = 10;

    private NewDocument() {}

    /** The id of an area's page; for any further address one that follows from the address. */
    static String id(String area, String address, List<Address> known) {
        String page = "sida-" + area;
        boolean free = known.stream().noneMatch(one -> one.document().startsWith(page));
        return free ? page : "adress-" + hash(address);
    }

    /** SHA-1 names the address, it protects nothing. */
    private static String hash(String address) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** @param title of the area that it was first read for */
    static DocumentReference of(String id, String address, Kind kind, String title) {
        boolean page = kind == Kind.AREA_PAGE;
        String name = page ? title : kind == Kind.DECISION ? "Beslut om " + title : "Nämndbeslut om tillstånd";
        DocumentReference document = new DocumentReference();
        document.setId(id);
        document.setLanguage("sv");
        document.addIdentifier().setSystem(Systems.BASE + "/sid/kalla").setValue(id);
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.addCategory()
                .addCoding()
                .setSystem(Systems.BASE + "/CodeSystem/nhv-dokumenttyp")
                .setCode(page ? "omradessida" : kind == Kind.DECISION ? "beslut" : "namndbeslut");
        document.setDescription((page ? "Områdessidan " + title : name) + ". När den hämtades är inte känt.");
        document.addContent()
                .getAttachment()
                .setContentType("text/html")
                .setLanguage("sv")
                .setUrl(address)
                .setTitle(name);
        return document;
    }
}
