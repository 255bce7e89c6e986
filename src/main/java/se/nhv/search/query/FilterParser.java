package se.nhv.search.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code _filter} (FHIR R4, filter): {@code name eq "x" and (given co "y" or not(active eq false))}. Each test
 * becomes the query that a parameter would; used for one text by one thread.
 *
 * <pre>
 * or   = and { "or" and }        and  = term { "and" term }
 * term = "not" "(" or ")" | "(" or ")" | path operator value
 * </pre>
 */
final class FilterParser {
    /** Deeper brackets say nothing that flatter ones could not, and would eat the stack. */
    private static final int BRACKETS = 20;

    private final QueryParser queries;
    private final String type;
    private final String text;
    private int at;
    private int open;

    FilterParser(QueryParser queries, String type, String text) {
        this.queries = queries.forFilter();
        this.type = type;
        this.text = text;
    }

    Query query() {
        if (text.length() > Limits.FILTER) {
            throw Refusals.tooCostly("_filter", "_filter", "length <= " + Limits.FILTER);
        }
        Query query = or();
        if (!peek().isEmpty()) {
            throw malformed();
        }
        return query;
    }

    private Query or() {
        List<Query> any = new ArrayList<>(List.of(and()));
        while (accept("or")) {
            any.add(and());
        }
        return any.size() == 1 ? any.get(0) : new Query.Any(any);
    }

    private Query and() {
        List<Query> all = new ArrayList<>(List.of(term()));
        while (accept("and")) {
            all.add(term());
        }
        return all.size() == 1 ? all.get(0) : new Query.All(all);
    }

    private Query term() {
        if (accept("not")) {
            expect("(");
            return new Query.Not(bracket());
        }
        return accept("(") ? bracket() : test();
    }

    private Query bracket() {
        if (++open > BRACKETS) {
            throw Refusals.tooCostly("_filter", "(", "( <= " + BRACKETS);
        }
        Query query = or();
        expect(")");
        open--;
        return query;
    }

    private Query test() {
        String path = next();
        String operator = next();
        String value = next();
        if (path.isEmpty() || operator.isEmpty() || value.isEmpty() || !path.matches("[A-Za-z_][\\w:.\\-]*")) {
            throw malformed();
        }
        // a comma or a backslash is a letter like any other here
        return queries.read(
                type, path + ":" + operator, value.replace("\\", "\\\\").replace(",", "\\,"));
    }

    private boolean accept(String token) {
        if (!peek().equals(token)) {
            return false;
        }
        next();
        return true;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw malformed();
        }
    }

    private String peek() {
        int before = at;
        String token = next();
        at = before;
        return token;
    }

    /** A bracket, a text in quotation marks without them, or a run of other letters; empty at the end. */
    private String next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            return "";
        }
        char first = text.charAt(at);
        if (first == '(' || first == ')') {
            at++;
            return String.valueOf(first);
        }
        return first == '"' ? quoted() : word();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (at++ >= text.length()) {
            throw malformed();
        }
        return value.toString();
    }

    private String word() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "()\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private RuntimeException malformed() {
        return Refusals.malformed("_filter", text, "path operator value, and, or, not(...)");
    }
}
