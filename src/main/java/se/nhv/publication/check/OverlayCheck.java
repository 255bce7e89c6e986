package se.nhv.publication.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.nhv.publication.check.Finding.Severity;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.reading.PageReading;
import se.nhv.publication.reading.Passage;

/**
 * Finds editorial work that hangs in the air: criteria of a page that the register has never read, readings of what is no longer
 * there, and rules that are not the page's. Pure; one use.
 *
 * @param readings what the register has read of each area's page, by slug
 */
public record OverlayCheck(Overlay overlay, Map<String, PageReading> readings) {
    private static final String CODE = "overlay-hanging";

    /** What hangs, in the order of the areas. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> areas = overlay.areas().stream().map(Area::slug).collect(Collectors.toSet());
        readings.keySet().stream()
                .filter(area -> !areas.contains(area))
                .sorted()
                .forEach(area -> findings.add(
                        new Finding(Severity.ERROR, CODE, "overlay/readings/" + area, "området finns inte")));
        for (Area area : overlay.areas()) {
            PageReading reading = readings.getOrDefault(area.slug(), new PageReading(area.slug(), List.of()));
            unread(area, reading, findings);
            gone(area, reading, findings);
            reading.passages().forEach(passage -> rule(area, passage, findings));
        }
        return findings;
    }

    /** A criterion is read when a passage of its own is, or one of a criterion below it. */
    private static void unread(Area area, PageReading reading, List<Finding> findings) {
        Set<String> read = new TreeSet<>(reading.read());
        List<Criterion> nodes = area.criteria();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Criterion node = nodes.get(i);
            if (read.contains(node.linkId())) {
                node.parentId().ifPresent(read::add);
            }
        }
        for (Criterion node : nodes) {
            if (!read.contains(node.linkId()) && page(node)) {
                add(findings, Severity.WARNING, area, node.linkId(), "registret har aldrig läst " + node.source());
            }
        }
    }

    /** The numbered documents may be quoted: their words are published and compared as they are. */
    private static boolean page(Criterion node) {
        return !node.source().startsWith("kalla-");
    }

    private static void gone(Area area, PageReading reading, List<Finding> findings) {
        Set<String> there = area.criteria().stream().map(Criterion::linkId).collect(Collectors.toSet());
        new TreeSet<>(reading.read())
                .stream()
                        .filter(linkId -> !there.contains(linkId))
                        .forEach(linkId -> add(
                                findings,
                                Severity.ERROR,
                                area,
                                linkId,
                                "ett stycke är läst för ett kriterium som inte finns"));
    }

    /** Where the page says "all of" or "at least two of", one of the criteria that rest on the passage has to say so too. */
    private static void rule(Area area, Passage passage, List<Finding> findings) {
        String combine = passage.combine();
        List<Criterion> ruled = area.criteria().stream()
                .filter(node -> passage.by().contains(node.linkId()) && node.rule() != null)
                .toList();
        boolean alternatives = combine == null || combine.equals("any-of") || combine.equals("at-least 1");
        if (!alternatives
                && !ruled.isEmpty()
                && ruled.stream().noneMatch(node -> combined(node).equals(combine))) {
            String rules = ruled.stream().map(OverlayCheck::combined).collect(Collectors.joining(", "));
            add(
                    findings,
                    Severity.WARNING,
                    area,
                    ruled.get(0).linkId(),
                    "sidan säger " + combine + " där kriteriet säger " + rules);
        }
    }

    private static String combined(Criterion node) {
        return node.threshold() == null ? String.valueOf(node.rule()) : node.rule() + " " + node.threshold();
    }

    private static void add(List<Finding> findings, Severity severity, Area area, String linkId, String words) {
        findings.add(new Finding(severity, CODE, "overlay/areas/" + area.slug() + " " + linkId, words));
    }
}
