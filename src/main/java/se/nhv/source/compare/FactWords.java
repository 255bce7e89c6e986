package se.nhv.source.compare;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts and their values in plain Swedish. Pure.
 *
 * @param name the name of an organization, a sub-area or a sub-permit by its id; what is no id comes back as it is
 */
public record FactWords(UnaryOperator<String> name) {

    /** What the fact is about, such as "giltigt från, Region Skåne". */
    public String subject(FactName fact) {
        String holder = fact.region() == null ? "" : name.apply(fact.region());
        return switch (fact.fact()) {
            case TITLE -> "områdets namn";
            case UNITS -> "antal enheter";
            case PART_UNITS -> "antal enheter för " + name.apply(fact.partCode());
            case HOLDER -> "innehavaren " + holder;
            case HOSPITAL -> "sjukhus, " + holder;
            case START -> "giltigt från, " + holder;
            case END -> "giltigt till, " + holder;
            case CASE_NUMBER -> "diarienummer, " + holder;
            case PARTNERS -> "samarbetspartner, " + holder;
            case SUB_PERMITS -> "undertillstånd, " + holder;
        };
    }

    /** The value in words; one that nobody has stated is unknown, but a permit without a last day has none. */
    public String value(Fact fact, @Nullable String value) {
        if (value == null || value.equals(Difference.Value.OPEN_ENDED)) {
            return fact == Fact.END ? "tills vidare" : "okänt";
        }
        return switch (fact) {
            case HOLDER -> value.equals(Difference.Value.NAMED) ? "har tillstånd" : "nämns inte";
            case HOSPITAL, PARTNERS, SUB_PERMITS ->
                Stream.of(value.split(", ")).map(name).collect(Collectors.joining(", "));
            case TITLE, UNITS, PART_UNITS, START, END, CASE_NUMBER -> value;
        };
    }
}
