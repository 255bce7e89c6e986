package se.nhv.publication.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.source.Report;
import se.nhv.source.account.Accounted;
import se.nhv.source.record.Document;
import se.nhv.source.record.JsonForm;

/**
 * A document that comes in, about one area. Ordered by address and content, so that it does not matter in which order files are
 * given. Immutable.
 *
 * @param report what reading its file gave
 * @param address where it is; null when nobody says
 */
public record Arrival(
        Report report, Document document, @Nullable String address) implements Comparable<Arrival> {
    private static final Comparator<Arrival> ORDER = Comparator.comparing(
                    (Arrival arrival) -> String.valueOf(arrival.address))
            .thenComparing(arrival -> JsonForm.of(arrival.document).toString());

    /**
     * The documents of one file.
     *
     * @param address given by an editor; null for the one that the file says itself
     */
    public static List<Arrival> of(Report report, @Nullable String address) {
        return report.documents().stream()
                .map(document -> new Arrival(report, document, address == null ? report.address() : address))
                .toList();
    }

    /** Where each path of what was read stands, such as {@code criteria.2b}, as labels of the area's page. */
    Map<String, String> labels(String area) {
        Map<String, String> labels = new TreeMap<>();
        paragraphs(report.lines()).forEach((path, place) -> labels.put(path, "sida:" + area + "#" + place));
        return labels;
    }

    /** Counted as lines that are not empty. */
    private static Map<String, String> paragraphs(List<Accounted> lines) {
        Map<String, int[]> places = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int paragraph = i + 1;
            int[] place = places.computeIfAbsent(lines.get(i).became(), path -> new int[] {paragraph, paragraph});
            place[1] = paragraph == place[1] + 1 ? paragraph : place[1];
        }
        Map<String, String> paragraphs = new TreeMap<>();
        places.forEach(
                (path, place) -> paragraphs.put(path, "p" + place[0] + (place[1] > place[0] ? "-" + place[1] : "")));
        return paragraphs;
    }

    @Override
    public int compareTo(Arrival other) {
        return ORDER.compare(this, other);
    }
}
