package se.nhv.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.SystemHeader;
import se.nhv.terminology.issue.Message;

/**
 * What is worth telling about the status of a resource that an answer rests on. Draft and experimental are told only where the
 * value set that was asked for is not so itself. Pure.
 */
final class StatusNotes {
    private static final String STANDARDS_STATUS =
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status";

    /** @param kind deprecated, withdrawn, retired, experimental or draft */
    record Note(String kind, Message message, String type, String canonical) {}

    private StatusNotes() {}

    /** @param asked null when a code system itself was asked: then only what is gone or going is told */
    static Optional<Note> of(SystemHeader system, @Nullable ValueSet asked) {
        return note(
                new Status(system.status(), system.standardsStatus(), system.experimental()),
                asked == null ? new Status(null, "draft", true) : status(asked),
                "CodeSystem",
                system.canonical());
    }

    static Optional<Note> of(ValueSet used, ValueSet asked) {
        String canonical = used.hasVersion() ? used.getUrl() + "|" + used.getVersion() : used.getUrl();
        return note(status(used), status(asked), "ValueSet", canonical);
    }

    private record Status(
            @Nullable PublicationStatus publication,
            @Nullable String standards,
            boolean experimental) {
        boolean isDraft() {
            return publication == PublicationStatus.DRAFT || "draft".equals(standards);
        }
    }

    private static Optional<Note> note(Status status, Status asked, String type, String canonical) {
        if ("deprecated".equals(status.standards())) {
            return Optional.of(new Note("deprecated", Message.MSG_DEPRECATED, type, canonical));
        }
        if ("withdrawn".equals(status.standards())) {
            return Optional.of(new Note("withdrawn", Message.MSG_WITHDRAWN, type, canonical));
        }
        if (status.publication() == PublicationStatus.RETIRED) {
            return Optional.of(new Note("retired", Message.MSG_RETIRED, type, canonical));
        }
        if (status.experimental() && !asked.experimental()) {
            return Optional.of(new Note("experimental", Message.MSG_EXPERIMENTAL, type, canonical));
        }
        if (status.isDraft() && !asked.isDraft()) {
            return Optional.of(new Note("draft", Message.MSG_DRAFT, type, canonical));
        }
        return Optional.empty();
    }

    private static Status status(ValueSet set) {
        Extension standards = set.getExtensionByUrl(STANDARDS_STATUS);
        String stated = standards == null || standards.getValue() == null
                ? null
                : standards.getValue().primitiveValue();
        return new Status(set.getStatus(), stated, set.getExperimental());
    }
}
