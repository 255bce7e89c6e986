package se.nhv;

import java.util.List;
import se.nhv.source.compare.Comparison;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Published;
import se.nhv.source.record.Document;

/** What a document says otherwise than the published content, in plain Swedish: a line each. */
final class DifferenceText implements Difference.Visitor<String> {

    static List<String> of(Document document, Published published) {
        List<Difference> differences = new Comparison(published).of(document);
        DifferenceText text = new DifferenceText();
        return differences.isEmpty()
                ? List.of("= inget skiljer sig från det publicerade")
                : differences.stream()
                        .map(difference -> difference.accept(text))
                        .toList();
    }

    @Override
    public String newArea(Difference.NewArea difference) {
        return "+ området finns inte i registret: " + difference.title();
    }

    @Override
    public String units(Difference.Units difference) {
        return "~ antal enheter: " + (difference.before() == null ? "inget" : difference.before()) + " → "
                + difference.after();
    }

    @Override
    public String newHolder(Difference.NewHolder difference) {
        return "+ innehavare: " + difference.name();
    }

    @Override
    public String unnamedHolder(Difference.UnnamedHolder difference) {
        return "- innehavare som dokumentet inte nämner: " + difference.name();
    }

    @Override
    public String start(Difference.Start difference) {
        return "~ giltigt från, " + difference.permit() + ": "
                + (difference.before() == null ? "okänt" : difference.before()) + " → " + difference.after();
    }
}
