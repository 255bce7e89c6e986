package se.nhv.search.query;

import java.util.Set;
import se.nhv.text.NamePattern;

/** The operators of {@code _filter} that are neither a prefix nor a modifier of a search parameter. */
final class FilterOperators {
    /** Of dates, numbers and quantities: the prefixes. */
    static final Set<String> ORDERED = Set.of("eq", "ne", "gt", "lt", "ge", "le", "ap", "sa", "eb");

    /** Of texts. */
    static final Set<String> TEXT = Set.of("eq", "ne", "co", "sw", "ew");

    private FilterOperators() {}

    /** The criterion of an operator in {@link #TEXT}; case and accents never matter, as in any search for a text. */
    static Criterion text(String operator, String value) {
        return switch (operator) {
            case "co" -> new Criterion.TextLike(NamePattern.contains(value));
            case "sw" -> new Criterion.TextLike(NamePattern.prefix(value));
            case "ew" -> new Criterion.TextLike(NamePattern.suffix(value));
            default -> new Criterion.TextLike(NamePattern.equalTo(value));
        };
    }

    static String allowed() {
        return "eq, ne, co, sw, ew, gt, lt, ge, le, ap, sa, eb, pr, po, ss, sb, in, ni, re";
    }
}
