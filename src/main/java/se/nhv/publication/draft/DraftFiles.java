package se.nhv.publication.draft;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Systems;
import se.nhv.publication.Publication;
import se.nhv.publication.ResourceFiles;
import se.nhv.publication.overlay.Address;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Overlay;

/**
 * The files that a draft adds or changes: its editorial file, the address of its page, and the resources that both make.
 * Thread-safe.
 *
 * @param overlay the editorial files that there are
 */
public record DraftFiles(FhirContext context, Overlay overlay) {

    /** The files' contents by path below {@code fhir-resources}. */
    public Map<String, byte[]> of(Area draft) {
        return of(draft, String.valueOf(draft.page()));
    }

    /** The same for an area that says more since the page at the address was read. */
    public Map<String, byte[]> of(Area draft, String address) {
        boolean known = overlay.addresses().stream().anyMatch(one -> one.url().equals(address));
        List<Address> addresses = new ArrayList<>(overlay.addresses());
        String document = "sida-" + draft.slug();
        if (!known) {
            addresses.add(new Address(address, document));
        }
        List<Area> areas = new ArrayList<>(overlay.areas());
        areas.removeIf(area -> area.slug().equals(draft.slug()));
        areas.add(draft);
        areas.sort(Comparator.comparing(Area::slug));
        Overlay extended = new Overlay(
                areas,
                overlay.directory(),
                overlay.terms(),
                overlay.targetGroups(),
                overlay.diagnoses(),
                addresses,
                overlay.documents());
        List<Resource> resources = new ArrayList<>(Publication.draft(draft, extended));
        if (addresses.contains(new Address(address, document))) {
            resources.add(page(document, draft, address));
        }
        Map<String, byte[]> files = new TreeMap<>(new ResourceFiles(context).of(resources));
        files.put("overlay/areas/" + draft.slug() + ".json", OverlayFiles.area(draft));
        if (!known) {
            files.put("overlay/addresses.json", OverlayFiles.addresses(addresses));
        }
        return files;
    }

    /** The page as a source: where it is, and that the day of its reading is not known. */
    private static DocumentReference page(String id, Area draft, String address) {
        DocumentReference page = new DocumentReference();
        page.setId(id);
        page.setLanguage("sv");
        page.addIdentifier().setSystem(Systems.BASE + "/sid/kalla").setValue(id);
        page.setStatus(DocumentReferenceStatus.CURRENT);
        page.addCategory()
                .addCoding()
                .setSystem(Systems.BASE + "/CodeSystem/nhv-dokumenttyp")
                .setCode("omradessida");
        page.setDescription("Områdessidan " + draft.sv() + ". När den hämtades är inte känt.");
        page.addContent()
                .getAttachment()
                .setContentType("text/html")
                .setLanguage("sv")
                .setUrl(address)
                .setTitle(draft.sv());
        return page;
    }
}
