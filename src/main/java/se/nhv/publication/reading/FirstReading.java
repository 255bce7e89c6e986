package se.nhv.publication.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;
import se.nhv.source.ParagraphLabel;
import se.nhv.source.Report;
import se.nhv.source.record.Document;

/**
 * The reading of the very document that an area's criteria name as their source: which criterion rests on which passage is told by
 * their paragraphs. Pure.
 *
 * @param area the area with its criteria
 * @param name the document's name in their labels, without {@code sida:}
 */
public record FirstReading(Area area, String name) {

    /** Whether any criterion says that it stands in this document. */
    public boolean named() {
        return area.criteria().stream().anyMatch(criterion -> label(criterion).isPresent());
    }

    /**
     * The reading. A passage belongs to the criteria that point at it most narrowly; a criterion that would be left without one, as
     * would all below it, belongs to every passage that it points at.
     */
    public PageReading of(Report report, Document document) {
        List<PagePassage> passages = PagePassages.of(report, document);
        Set<String> read = new TreeSet<>();
        passages.forEach(passage -> narrowest(passage).forEach(criterion -> withAbove(criterion, read)));
        return new PageReading(
                area.slug(),
                passages.stream()
                        .map(passage -> passage.kept(by(passage, read)))
                        .filter(Passage::worthKeeping)
                        .toList());
    }

    private List<String> by(PagePassage passage, Set<String> read) {
        List<Criterion> narrowest = narrowest(passage);
        return area.criteria().stream()
                .filter(one -> narrowest.contains(one) || (!read.contains(one.linkId()) && width(one, passage) >= 0))
                .map(Criterion::linkId)
                .toList();
    }

    private List<Criterion> narrowest(PagePassage passage) {
        int least = area.criteria().stream()
                .mapToInt(one -> width(one, passage))
                .filter(width -> width >= 0)
                .min()
                .orElse(Integer.MAX_VALUE);
        return area.criteria().stream()
                .filter(one -> width(one, passage) == least)
                .toList();
    }

    /** How many paragraphs beside the passage's the criterion points at; -1 when it does not point at the passage. */
    private int width(Criterion criterion, PagePassage passage) {
        return label(criterion)
                .filter(at -> passage.paragraphs().stream().anyMatch(one -> one >= at.first() && one <= at.last()))
                .map(at -> at.last() - at.first())
                .orElse(-1);
    }

    private void withAbove(Criterion criterion, Set<String> read) {
        if (read.add(criterion.linkId())) {
            area.criteria().stream()
                    .filter(one -> one.linkId().equals(criterion.parent()))
                    .forEach(parent -> withAbove(parent, read));
        }
    }

    private Optional<ParagraphLabel> label(Criterion criterion) {
        return ParagraphLabel.parse(criterion.source())
                .filter(label -> label.document().replaceFirst("^sida:", "").equals(name));
    }
}
