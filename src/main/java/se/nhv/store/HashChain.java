package se.nhv.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import se.nhv.fhir.ResourceVersion;

/**
 * The hashes of the log: what a later hand changes, drops or moves shows. Pure functions.
 *
 * <p>Each field enters the hash with its length before it, so no two entries can read the same. Only how a version was asked for
 * ({@code posted}) does not: programs that do not know it find the same hashes, so nodes can be upgraded one by one.
 */
public final class HashChain {
    private HashChain() {}

    /** The entries that the commits become when they are stored after {@code head}. */
    public static List<LogEntry> entries(Head head, List<Commit> commits) {
        List<LogEntry> entries = new ArrayList<>();
        Head last = head;
        for (Commit commit : commits) {
            long transaction = last.sequence() + 1;
            for (ResourceVersion version : commit.versions()) {
                LogEntry entry = entry(last, transaction, version, commit.origin());
                entries.add(entry);
                last = Head.of(entry);
            }
        }
        return entries;
    }

    /**
     * Checks that the entry continues the log after {@code head}.
     *
     * @return the head with it
     * @throws LogRefusedException when a number is missing or the content is not what was stored
     */
    public static Head check(Head head, LogEntry entry) {
        if (entry.sequence() != head.sequence() + 1) {
            throw new LogRefusedException(
                    "the log has a gap: entry " + entry.sequence() + " follows entry " + head.sequence());
        }
        LogEntry expected = entry(head, entry.transaction(), entry.version(), entry.origin());
        if (!expected.hash().equals(entry.hash()) || !expected.chain().equals(entry.chain())) {
            throw new LogRefusedException("entry " + entry.sequence() + " of the log ("
                    + entry.version().key() + ", version " + entry.version().versionId()
                    + ") is not what was stored: its hash differs");
        }
        return Head.of(entry);
    }

    private static LogEntry entry(Head before, long transaction, ResourceVersion version, Origin origin) {
        long sequence = before.sequence() + 1;
        String hash = sha256(version.json());
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(before.chain());
            out.writeLong(sequence);
            out.writeLong(transaction);
            out.writeUTF(version.key().reference());
            out.writeInt(version.versionId());
            out.writeLong(version.lastUpdated().toEpochMilli());
            out.writeBoolean(version.deleted());
            out.writeUTF(origin.author());
            out.writeUTF(origin.base() == null ? "" : origin.base().toString());
            out.writeUTF(hash);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new LogEntry(sequence, transaction, version, origin, hash, sha256(bytes.toByteArray()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
