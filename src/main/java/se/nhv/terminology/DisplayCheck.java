package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.ConceptStates;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;

/**
 * Whether a given display is one of the concept's names, in the wanted languages; letter case does not matter. Where a concept
 * has no name in those languages, a name in the system's own will do. Pure.
 *
 * @param lenient whether a wrong display is only a warning
 */
record DisplayCheck(Languages languages, @Nullable String systemLanguage, boolean lenient) {

    /** The issue with a display; empty when there is none. {@code names} are all the concept's names. */
    Optional<Issue> issue(String system, String code, String display, List<Designation> names) {
        List<Designation> current = names.stream()
                .filter(name -> !ConceptStates.isDeprecated(name.extensions()))
                .toList();
        List<Designation> valid = languages.tags().isEmpty()
                ? current
                : current.stream()
                        .filter(name -> languages.accept(name.language()))
                        .toList();
        if (names.isEmpty()) {
            return Optional.of(Issue.warning(
                    IssueType.INVALID,
                    TxIssue.INVALID_DISPLAY,
                    Message.NO_VALID_DISPLAY_AT_ALL,
                    display,
                    system,
                    code));
        }
        if (has(valid, display)) {
            return Optional.empty();
        }
        if (has(names, display) && !has(current, display)) {
            return Optional.of(noLonger(display, code, valid.isEmpty() ? current : valid));
        }
        if (valid.isEmpty()) {
            return Optional.of(inOtherLanguage(system, code, display, current));
        }
        return Optional.of(wrong(system, code, display, valid));
    }

    private Issue wrong(String system, String code, String display, List<Designation> valid) {
        List<String> choices = new ArrayList<>();
        for (Designation name : valid) {
            String choice = "'" + name.value() + "'" + (name.language() == null ? "" : " (" + name.language() + ")");
            if (!choices.contains(choice)) {
                choices.add(choice);
            }
        }
        boolean space = valid.stream().anyMatch(name -> squeezed(name.value()).equalsIgnoreCase(squeezed(display)));
        boolean one = choices.size() == 1;
        Message message;
        if (space) {
            message = one ? Message.DISPLAY_SPACE_SHOULD_BE_ONE : Message.DISPLAY_SPACE_SHOULD_BE_ONE_OF;
        } else {
            message = one ? Message.DISPLAY_SHOULD_BE_ONE : Message.DISPLAY_SHOULD_BE_ONE_OF;
        }
        return Issue.error(
                        IssueType.INVALID,
                        TxIssue.INVALID_DISPLAY,
                        message,
                        choices.size(),
                        system,
                        code,
                        Unknown.or(choices),
                        display,
                        languages.forMessage())
                .severity(severity());
    }

    private Issue inOtherLanguage(String system, String code, String display, List<Designation> names) {
        List<Designation> standard = names.stream()
                .filter(name -> name.display()
                        || systemLanguage == null
                        || (name.language() != null
                                && Languages.fits(systemLanguage.toLowerCase(java.util.Locale.ROOT), name.language())))
                .toList();
        if (has(standard, display)) {
            return Issue.information(
                    IssueType.INVALID,
                    TxIssue.INVALID_DISPLAY,
                    Message.NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_OK,
                    display,
                    system,
                    code,
                    languages.forMessage(),
                    display);
        }
        Designation own = Displays.display(names);
        return Issue.error(
                        IssueType.INVALID,
                        TxIssue.INVALID_DISPLAY,
                        Message.NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_ERR,
                        display,
                        system,
                        code,
                        languages.forMessage(),
                        own == null ? "" : own.value())
                .severity(severity());
    }

    private static Issue noLonger(String display, String code, List<Designation> current) {
        String correct = current.stream().map(name -> '"' + name.value() + '"').collect(Collectors.joining(", "));
        return Issue.warning(
                        IssueType.INVALID,
                        TxIssue.DISPLAY_COMMENT,
                        Message.INACTIVE_DISPLAY_FOUND,
                        1,
                        display,
                        code,
                        correct,
                        "deprecated")
                .untold();
    }

    private IssueSeverity severity() {
        return lenient ? IssueSeverity.WARNING : IssueSeverity.ERROR;
    }

    private static boolean has(List<Designation> names, String display) {
        return names.stream().anyMatch(name -> name.value().equalsIgnoreCase(display));
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
