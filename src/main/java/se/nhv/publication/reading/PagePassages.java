package se.nhv.publication.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.nhv.source.Report;
import se.nhv.source.account.Accounted;
import se.nhv.source.account.Fate;
import se.nhv.source.record.Criterion;
import se.nhv.source.record.Document;
import se.nhv.source.record.Item;

/** The passages that criteria can rest on: those of the definition, and the sentences around it that say what is decided. */
final class PagePassages {
    private static final Set<String> AROUND = Set.of("decidedUnits");

    private final List<Accounted> lines;
    private final Map<String, Set<Integer>> paragraphs = new TreeMap<>();
    private final List<PagePassage> passages = new ArrayList<>();

    private PagePassages(List<Accounted> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).fate() == Fate.USED) {
                paragraphs
                        .computeIfAbsent(lines.get(i).became(), path -> new TreeSet<>())
                        .add(i + 1);
            }
        }
    }

    /** The passages of the document, which is one of the report's; none when it defines nothing. */
    static List<PagePassage> of(Report report, Document document) {
        PagePassages found = new PagePassages(report.lines());
        Document.Definition definition = document.definition();
        if (definition.criteria() != null) {
            found.around();
            found.criterion(definition.criteria());
            found.items("clarifications", definition.clarifications());
            found.items("delimitations", definition.delimitations());
        }
        return List.copyOf(found.passages);
    }

    /** Sentences that are no item, one by one, where a run of lines became the same. */
    private void around() {
        Sentences run = new Sentences();
        for (int i = 0; i < lines.size(); i++) {
            if (AROUND.contains(lines.get(i).became())) {
                run.line(i + 1, lines.get(i).text());
            } else {
                passages.addAll(run.taken("decidedUnits"));
            }
        }
        passages.addAll(run.taken("decidedUnits"));
    }

    private void criterion(Criterion node) {
        String at = node.id() == null ? At.ROOT : At.ROOT + "." + node.id();
        add(at, node.text(), node.combine(), node.children().size());
        node.children().forEach(this::criterion);
    }

    private void items(String list, List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            String at = list + "." + (i + 1);
            add(at, items.get(i).text(), null, items.get(i).children().size());
            items(at, items.get(i).children());
        }
    }

    private void add(String at, @Nullable String text, @Nullable String combine, int items) {
        passages.add(
                new PagePassage(at, text == null ? "" : text, combine, items, paragraphs.getOrDefault(at, Set.of())));
    }
}
