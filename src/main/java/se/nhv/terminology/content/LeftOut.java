package se.nhv.terminology.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.VersionRule;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/**
 * What was left out because it is younger than the day asked about, or bears no date: so that a question that needs it is
 * refused with this reason, and not answered as if nobody had ever heard of it. Filled once, then read only.
 */
final class LeftOut {
    private final AsOf day;
    private final Map<String, List<Version>> byUrl = new HashMap<>();

    private record Version(
            @Nullable String version, @Nullable String date) {}

    LeftOut(AsOf day) {
        this.day = day;
    }

    /** Those that were there on the day; the others are noted. Lists that lose all are gone. */
    <T> Map<String, List<T>> keep(
            Map<String, List<T>> all, Function<T, @Nullable String> version, Function<T, @Nullable String> date) {
        Map<String, List<T>> kept = new HashMap<>();
        all.forEach((url, versions) -> {
            List<T> then = new ArrayList<>();
            for (T item : versions) {
                if (day.covers(date.apply(item))) {
                    then.add(item);
                } else {
                    byUrl.computeIfAbsent(url, key -> new ArrayList<>())
                            .add(new Version(version.apply(item), date.apply(item)));
                }
            }
            if (!then.isEmpty()) {
                kept.put(url, List.copyOf(then));
            }
        });
        return kept;
    }

    /** Refused when what is asked for was left out; nothing happens when there is no such thing at all. */
    void refuse(String url, @Nullable String wanted) {
        TreeSet<String> held = new TreeSet<>();
        for (Version each : byUrl.getOrDefault(url, List.of())) {
            if (wanted == null || VersionRule.matches(wanted, each.version())) {
                held.add((each.version() == null ? "-" : each.version())
                        + (each.date() == null ? " (no date)" : " (" + each.date() + ")"));
            }
        }
        if (!held.isEmpty()) {
            throw new TxException(
                    400,
                    Issue.error(
                                    IssueType.NOTSUPPORTED,
                                    null,
                                    Message.NHV_NOT_THEN,
                                    day.asked(),
                                    url,
                                    String.join(", ", held))
                            .at("date"));
        }
    }
}
