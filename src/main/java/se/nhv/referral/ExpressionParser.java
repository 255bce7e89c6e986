package se.nhv.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the FHIRPath of a criterion. One use, one thread.
 *
 * <p>Only this much of FHIRPath is read; anything else is refused when the catalogue is built, so that what is evaluated is
 * exactly what is published:
 *
 * <pre>
 * chain   = operand { " and " operand } | operand { " or " operand }
 * operand = "(" chain ")" | asked | age | cut | only
 * asked   = "%svar.repeat(item).where(linkId='" id "').answer.value=true"
 * age     = "%alder &lt; " number | "%alder &gt;= " number
 * cut     = "iif(" X ".exists(), " X ".not(), true)"     with X = "%svar.repeat(item).where(linkId='" id "').answer.value"
 * only    = "iif(" age ", " chain ", true)"
 * </pre>
 */
final class ExpressionParser {
    private static final String ITEM =
            "%svar\\.repeat\\(item\\)\\.where\\(linkId='([A-Za-z0-9.-]+)'\\)\\.answer\\.value";
    private static final Pattern ASKED = Pattern.compile(ITEM + " ?= ?true");
    private static final Pattern CUT =
            Pattern.compile("iif\\(" + ITEM + "\\.exists\\(\\), ?" + ITEM + "\\.not\\(\\), ?true\\)");
    private static final Pattern AGE = Pattern.compile("%alder (<|>=) (\\d{1,3})");
    private static final Pattern ONLY = Pattern.compile("iif\\(" + AGE.pattern() + ", ?");
    private static final Pattern OTHERWISE = Pattern.compile(", ?true\\)");

    private final String text;
    private int position;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /**
     * The criterion that the expression states.
     *
     * @throws IllegalArgumentException when it goes beyond the grammar; the message says where
     */
    static Criterion parse(String expression) {
        ExpressionParser parser = new ExpressionParser(expression.strip());
        Criterion criterion = parser.chain();
        if (parser.position < parser.text.length()) {
            throw parser.refused();
        }
        return criterion;
    }

    private Criterion chain() {
        Criterion first = operand();
        for (String operator : List.of(" and ", " or ")) {
            if (text.startsWith(operator, position)) {
                List<Criterion> parts = new ArrayList<>(List.of(first));
                while (skip(operator)) {
                    parts.add(operand());
                }
                return operator.equals(" and ") ? new Criterion.AllOf(parts) : new Criterion.AnyOf(parts);
            }
        }
        return first;
    }

    private Criterion operand() {
        if (skip("(")) {
            Criterion inner = chain();
            if (!skip(")")) {
                throw refused();
            }
            return inner;
        }
        Matcher asked = next(ASKED);
        if (asked.lookingAt()) {
            return take(asked, new Criterion.Asked(asked.group(1)));
        }
        Matcher age = next(AGE);
        if (age.lookingAt()) {
            return take(age, age(age));
        }
        Matcher cut = next(CUT);
        if (cut.lookingAt() && cut.group(1).equals(cut.group(2))) {
            return take(cut, new Criterion.NotExcluded(cut.group(1)));
        }
        return onlyFor();
    }

    private Criterion onlyFor() {
        Matcher only = next(ONLY);
        if (!only.lookingAt()) {
            throw refused();
        }
        Criterion.Younger group = take(only, age(only));
        Criterion criterion = chain();
        Matcher otherwise = next(OTHERWISE);
        if (!otherwise.lookingAt()) {
            throw refused();
        }
        return take(otherwise, new Criterion.OnlyFor(group, criterion));
    }

    private static Criterion.Younger age(Matcher matcher) {
        return new Criterion.Younger(
                Integer.parseInt(matcher.group(2)), matcher.group(1).equals(">="));
    }

    private Matcher next(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }

    private <T> T take(Matcher matched, T result) {
        position = matched.end();
        return result;
    }

    private boolean skip(String literal) {
        boolean there = text.startsWith(literal, position);
        position += there ? literal.length() : 0;
        return there;
    }

    private IllegalArgumentException refused() {
        String rest = text.substring(position, Math.min(text.length(), position + 60));
        return new IllegalArgumentException(
                "not in the grammar of criteria, at character " + (position + 1) + ": " + rest);
    }
}
