package se.nhv;

import java.util.ArrayList;
import java.util.List;
import se.nhv.publication.draft.Arrival;
import se.nhv.source.compare.Comparison;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.FactWords;

/**
 * What a document says otherwise than the published content, in plain Swedish: a line each with the name by which an editor accepts it,
 * and where both sides come from.
 */
final class DifferenceText implements Difference.Visitor<String> {
    private final Register register;
    private final String address;
    private final FactWords words;

    private DifferenceText(Register register, String address) {
        this.register = register;
        this.address = address;
        this.words = new FactWords(register::name);
    }

    static List<String> of(Arrival arrival, Register register) {
        List<Difference> differences = new Comparison(register.published()).of(arrival.document(), arrival.address());
        DifferenceText text =
                new DifferenceText(register, arrival.address() == null ? "okänd adress" : arrival.address());
        List<String> lines = new ArrayList<>();
        for (Difference difference : differences) {
            lines.add(difference.accept(text) + " [" + difference.name() + "]");
            if (difference instanceof Difference.Value value) {
                lines.add("    registret enligt " + String.join(", ", register.sources(value.fact())));
                lines.add("    dokumentet: " + text.address);
            }
        }
        return differences.isEmpty() ? List.of("= inget skiljer sig från det publicerade") : lines;
    }

    @Override
    public String newArea(Difference.NewArea difference) {
        return "+ området finns inte i registret: " + difference.title();
    }

    @Override
    public String newHolder(Difference.NewHolder difference) {
        return "+ innehavare: " + difference.holder();
    }

    @Override
    public String value(Difference.Value difference) {
        if (difference.after().equals(Difference.Value.NOT_NAMED)) {
            return "- innehavare som dokumentet inte nämner: "
                    + register.name(String.valueOf(difference.fact().region()));
        }
        return "~ " + words.subject(difference.fact()) + ": "
                + words.value(difference.fact().fact(), difference.before()) + " → "
                + words.value(difference.fact().fact(), difference.after());
    }
}
