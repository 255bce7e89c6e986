package se.nhv.search.parameter;

import java.util.ArrayList;
import java.util.List;

/** Reads the expressions of {@link Path}: a recursive descent over one text, used once. */
final class PathParser {
    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    /** expression = branch { "|" branch } */
    List<List<Path.Step>> branches() {
        List<List<Path.Step>> branches = new ArrayList<>();
        branches.add(branch());
        while (accept("|")) {
            branches.add(branch());
        }
        if (at < text.length()) {
            throw unexpected();
        }
        return branches;
    }

    /** branch = ( "(" branch [ "as" type ] ")" | name ) { "." step } */
    private List<Path.Step> branch() {
        List<Path.Step> steps = new ArrayList<>();
        if (accept("(")) {
            steps.addAll(branch());
            if (accept("as ")) {
                steps.add(Path.ofType(name()));
            }
            expect(")");
        } else {
            steps.add(first(steps));
        }
        while (accept(".")) {
            steps.add(step());
        }
        return steps;
    }

    private Path.Step first(List<Path.Step> before) {
        skip();
        boolean type = before.isEmpty() && at < text.length() && Character.isUpperCase(text.charAt(at));
        return type ? Path.resource(name()) : step();
    }

    /** step = name | "as(" type ")" | "ofType(" type ")" | "where(" condition ")" | "extension('" url "')" */
    private Path.Step step() {
        String name = name();
        if (!accept("(")) {
            return Path.child(name);
        }
        Path.Step step = switch (name) {
            case "as", "ofType" -> Path.ofType(name());
            case "where" -> condition();
            case "extension" -> Path.extension(literal());
            default -> throw unexpected();
        };
        expect(")");
        return step;
    }

    /** condition = "resolve() is " type | name "='" value "'" */
    private Path.Step condition() {
        if (accept("resolve()")) {
            expect("is ");
            return Path.pointsTo(name());
        }
        String name = name();
        expect("=");
        return Path.where(name, literal());
    }

    private String literal() {
        expect("'");
        int end = text.indexOf('\'', at);
        if (end < 0) {
            throw unexpected();
        }
        String literal = text.substring(at, end);
        at = end + 1;
        return literal;
    }

    private String name() {
        skip();
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unexpected();
        }
    }

    private boolean accept(String token) {
        skip();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not a path that search knows, at " + at + ": " + text);
    }
}
