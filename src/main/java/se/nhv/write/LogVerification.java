package se.nhv.write;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.HashChain;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogReader;
import se.nhv.store.LogRefusedException;

/**
 * Checks a whole log: hashes, gaps, transactions, version numbers, instants, and that what is current can be read and refers to
 * resources that are there. Used once, by one thread.
 */
public final class LogVerification {
    private final Codec codec;
    private final List<String> faults = new ArrayList<>();
    private final Map<ResourceKey, ResourceVersion> current = new HashMap<>();
    private @Nullable LogEntry before;
    private Head head = Head.EMPTY;

    private LogVerification(Codec codec) {
        this.codec = codec;
    }

    /**
     * What was found.
     *
     * @param head where the log ends, as far as its hashes hold
     * @param resources how many resources are current
     * @param faults everything that is wrong; empty when nothing is
     */
    public record Report(Head head, long resources, List<String> faults) {
        public Report {
            faults = List.copyOf(faults);
        }
    }

    public static Report of(LogReader log, Codec codec) {
        LogVerification verification = new LogVerification(codec);
        try {
            log.replay(0, verification::entry);
            verification.references();
        } catch (LogRefusedException broken) {
            verification.faults.add(String.valueOf(broken.getMessage()));
        }
        long resources = verification.current.values().stream()
                .filter(version -> !version.deleted())
                .count();
        return new Report(verification.head, resources, verification.faults);
    }

    private void entry(LogEntry entry) {
        head = HashChain.check(head, entry);
        ResourceVersion version = entry.version();
        ResourceVersion known = current.get(version.key());
        int expected = known == null ? 1 : known.versionId() + 1;
        if (version.versionId() != expected) {
            faults.add(at(entry) + "version " + version.versionId() + " follows version " + (expected - 1));
        }
        LogEntry last = before;
        boolean sameTransaction = last != null && last.transaction() == entry.transaction();
        if (!sameTransaction && entry.transaction() != entry.sequence()) {
            faults.add(at(entry) + "its transaction begins elsewhere");
        }
        boolean sameInstant = last != null && last.version().lastUpdated().equals(version.lastUpdated());
        if (last != null
                && (sameTransaction != sameInstant
                        || version.lastUpdated().isBefore(last.version().lastUpdated()))) {
            faults.add(at(entry) + "its instant does not follow");
        }
        current.put(version.key(), version);
        before = entry;
    }

    private static String at(LogEntry entry) {
        return "entry " + entry.sequence() + " (" + entry.version().key() + "): ";
    }

    private void references() {
        for (ResourceVersion version : current.values()) {
            if (!version.deleted()) {
                try {
                    Resource resource = codec.parse(version.json());
                    Elements.of(codec.context(), resource, resource.fhirType())
                            .of(Reference.class)
                            .forEach(found -> follow(version.key(), found));
                } catch (DataFormatException broken) {
                    faults.add(version.key() + " cannot be read: " + broken.getMessage());
                }
            }
        }
    }

    private void follow(ResourceKey from, Elements.Found<Reference> found) {
        String reference = found.value().getReference();
        IdType id = new IdType(reference);
        if (reference == null || reference.startsWith("#") || id.hasBaseUrl() || !id.hasResourceType()) {
            return;
        }
        ResourceVersion target = ResourceKey.isId(id.getIdPart())
                ? current.get(new ResourceKey(id.getResourceType(), id.getIdPart()))
                : null;
        if (target == null || target.deleted()) {
            faults.add(from + ": " + found.path() + " refers to " + reference + ", which is not there");
        }
    }
}
