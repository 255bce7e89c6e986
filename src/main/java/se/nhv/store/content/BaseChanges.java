package se.nhv.store.content;

import java.util.List;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/**
 * What a base edition does to a register.
 *
 * @param versions to be written: what is new in the base, changed in it, or gone from it, and untouched by an editor
 * @param kept what differs but was changed by an editor: the editor's stays, and somebody should look
 */
public record BaseChanges(List<ResourceVersion> versions, List<ResourceKey> kept) {
    public BaseChanges {
        versions = List.copyOf(versions);
        kept = List.copyOf(kept);
    }
}
