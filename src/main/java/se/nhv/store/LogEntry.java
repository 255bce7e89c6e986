package se.nhv.store;

import se.nhv.fhir.ResourceVersion;

/**
 * One stored version.
 *
 * @param sequence its place in the log, from 1, without gaps
 * @param transaction the sequence number of the first version that was written together with it
 * @param version what was stored
 * @param origin where it came from
 * @param hash SHA-256 of the version's bytes, in hexadecimal
 * @param chain SHA-256 over the entry before and everything in this one, in hexadecimal
 */
public record LogEntry(
        long sequence, long transaction, ResourceVersion version, Origin origin, String hash, String chain) {}
