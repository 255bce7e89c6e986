package se.nhv.publication.draft;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.Publication;
import se.nhv.publication.PublishedWords;
import se.nhv.publication.ResourceFiles;
import se.nhv.publication.overlay.Address;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.reading.FirstReading;
import se.nhv.publication.reading.ReadingFiles;
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
                reading(area, outcome.drafts().get(area.slug()), files);
            }
        }
        if (!outcome.addresses().isEmpty()) {
            files.put("overlay/addresses.json", OverlayFiles.addresses(overlay.addresses()));
            files.putAll(resources.of(documents(outcome)));
        }
        return files;
    }

    /** How the page of a draft reads, so that a change of its words is noticed. */
    private static void reading(Area area, @Nullable Arrival page, Map<String, byte[]> files) {
        if (page != null && !area.criteria().isEmpty()) {
            FirstReading first = new FirstReading(area, area.slug());
            files.put(ReadingFiles.path(area.slug()), ReadingFiles.bytes(first.of(page.report(), page.document())));
        }
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
