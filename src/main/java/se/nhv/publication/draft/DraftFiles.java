package se.nhv.publication.draft;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.publication.Publication;
import se.nhv.publication.PublishedWords;
import se.nhv.publication.ResourceFiles;
import se.nhv.publication.overlay.Address;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Overlay;
import se.nhv.source.record.Document;

/**
 * The files that documents add or change: editorial files, the addresses of new sources, and the resources that both make.
 * Thread-safe.
 *
 * @param words what the areas' resources quote
 */
public record DraftFiles(FhirContext context, PublishedWords words) {

    /** The files' contents by path below {@code fhir-resources}. */
    public Map<String, byte[]> of(Intake.Outcome outcome) {
        Overlay overlay = outcome.overlay();
        Map<String, byte[]> files = new TreeMap<>();
        ResourceFiles resources = new ResourceFiles(context);
        for (Area area : overlay.areas()) {
            if (outcome.areas().contains(area.slug())) {
                files.putAll(resources.of(Publication.area(area, overlay, words.of(area.slug()))));
                files.put("overlay/areas/" + area.slug() + ".json", OverlayFiles.area(area));
            }
        }
        if (!outcome.addresses().isEmpty()) {
            files.put("overlay/addresses.json", OverlayFiles.addresses(overlay.addresses()));
            files.putAll(resources.of(documents(outcome)));
        }
        return files;
    }

    private static List<Resource> documents(Intake.Outcome outcome) {
        List<Resource> documents = new ArrayList<>();
        for (Address address : outcome.overlay().addresses()) {
            Arrival arrival = outcome.addresses().get(address.url());
            if (arrival != null) {
                Document document = arrival.document();
                documents.add(NewDocument.of(
                        address.document(), address.url(), document.kind(), String.valueOf(document.title())));
            }
        }
        return documents;
    }
}
