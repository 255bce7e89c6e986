package se.nhv.fhir;

import org.jspecify.annotations.Nullable;

/**
 * A canonical address {@code url|version} (FHIR R4 references, canonical). Immutable.
 *
 * @param url without version and fragment
 * @param version null when the address names none
 */
public record Canonical(String url, @Nullable String version) {

    /** Reads {@code url} or {@code url|version}; a fragment is dropped, an empty version is none. */
    public static Canonical parse(String text) {
        String whole = text.strip();
        int hash = whole.indexOf('#');
        String address = hash < 0 ? whole : whole.substring(0, hash);
        int bar = address.indexOf('|');
        if (bar < 0) {
            return new Canonical(address, null);
        }
        String version = address.substring(bar + 1);
        return new Canonical(address.substring(0, bar), version.isEmpty() ? null : version);
    }

    @Override
    public String toString() {
        return version == null ? url : url + "|" + version;
    }
}
