package se.nhv.terminology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;

/**
 * The answer to {@code $validate-code}. Immutable.
 *
 * @param result whether the code is valid
 * @param code what the rest speaks of; null when no coding of a concept is in the value set
 * @param status the concept's status where it is not active
 * @param normalizedCode the code as the system writes it, where that differs by case
 * @param unknownSystems systems that nobody here knows
 * @param causedBy systems or versions because of which nothing can be said
 */
public record Validation(
        boolean result,
        @Nullable Subject code,
        List<Issue> issues,
        @Nullable CodeableConcept concept,
        boolean inactive,
        @Nullable String status,
        @Nullable String normalizedCode,
        List<String> unknownSystems,
        List<String> causedBy) {

    /** The coding that an answer is about. */
    public record Subject(
            String code,
            @Nullable String system,
            @Nullable String version,
            @Nullable String display) {}

    public Validation {
        issues = List.copyOf(issues);
        unknownSystems = List.copyOf(unknownSystems);
        causedBy = List.copyOf(causedBy);
    }

    /** What the issues say, in one line; null when there is nothing to say. */
    public @Nullable String message() {
        String text = issues.stream()
                .filter(Issue::told)
                .map(Issue::text)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .sorted()
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? null : text;
    }
}
