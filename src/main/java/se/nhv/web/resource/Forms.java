package se.nhv.web.resource;

import se.nhv.catalogue.Entry;
import se.nhv.web.Address;

/**
 * The other forms of what a page shows.
 *
 * @param version the number of the version that the page shows
 */
public record Forms(String json, String xml, String history, int version) {
    static Forms of(Entry entry) {
        String address = Address.resource(entry.key().type(), entry.id());
        return new Forms(
                address + "?_format=json",
                address + "?_format=xml",
                address + "/_history?_format=json",
                entry.versionId());
    }
}
