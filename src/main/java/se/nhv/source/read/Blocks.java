package se.nhv.source.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Undoes wrapping: lines become headings, paragraphs and list items.
 *
 * <p>A line goes on in the next when nothing says that it ends (an empty line, a list marker, a heading) and the next
 * line's first word would not have found room on it. Where the document's right margin is ragged, as in text taken out
 * of a PDF, an unfinished sentence that goes on in lower case is enough.
 *
 * <p>Long because the signs that a line goes on are weighed against one another.
 */
public final class Blocks {
    private static final Pattern ENDED =
            Pattern.compile("(?!.*(t\\.ex|bl\\.a|inkl|exkl|dvs|ca|resp|s\\.k)\\.$).*[.:;!?]$");
    private static final Pattern OPEN = Pattern.compile(
            "(?iu).*(,|/|–|\\b(och|eller|samt|med|av|för|till|vid|på|i|om|som|att|den|det|de|en|ett|från|genom|utan|efter|inom|under|mot|per|inklusive))$");
    private static final Pattern HYPHENATED = Pattern.compile(".*\\p{L}-$");
    /** A number in capitals begins no sentence; a single I is a word that does. */
    private static final Pattern ROMAN = Pattern.compile("(I{2,3}|I[VX]|VI{0,3}|XI{0,3})\\s");

    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern CONJUNCTION = Pattern.compile("^(och|eller|samt|respektive|alternativt)\\b.*");

    private final List<Line> lines;
    private final Predicate<String> heading;
    private final Margin margin;
    private final boolean blanksMeanNothing;
    private final boolean blanksDivide;

    private Blocks(List<Line> lines, Predicate<String> heading) {
        this.lines = lines;
        this.heading = heading;
        this.margin = Margin.of(lines);
        this.blanksMeanNothing = doubleSpaced(lines);
        long blank = lines.stream().filter(line -> line.place().afterBlank()).count();
        this.blanksDivide = !blanksMeanNothing && blank * 4 >= lines.size();
    }

    /**
     * The blocks of the lines.
     *
     * @param heading says whether a line is a heading of its own
     */
    public static List<Block> of(List<Line> lines, Predicate<String> heading) {
        return lines.isEmpty() ? List.of() : new Blocks(lines, heading).join();
    }

    private List<Block> join() {
        List<Block> blocks = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        Joined words = new Joined(margin);
        int lastNumber = 0;
        for (Line line : lines) {
            Optional<Marker.Item> item = Marker.of(line.text());
            boolean goesOn = !open.isEmpty()
                    && margin.indentation().allows(open.get(0), line)
                    && (hangs(open, line, item) || goesOn(open, line, item, lastNumber));
            if (!goesOn && !open.isEmpty()) {
                blocks.add(block(open, words.text()));
                open.clear();
                words = new Joined(margin);
            }
            if (!goesOn && item.isPresent()) {
                Marker marker = item.get().marker();
                lastNumber = marker.kind() == Marker.Kind.NUMBER ? Integer.parseInt(marker.label()) : lastNumber;
            }
            open.add(line);
            words.add(line.text());
        }
        blocks.add(block(open, words.text()));
        return blocks;
    }

    private static Block block(List<Line> open, String words) {
        Optional<Marker.Item> item = Marker.of(words);
        return new Block(
                open, item.map(Marker.Item::marker), item.map(Marker.Item::rest).orElse(words));
    }

    /** In a wrapped document an unfinished line of an item goes on below the item's first word. */
    private boolean hangs(List<Line> open, Line line, Optional<Marker.Item> item) {
        Line above = open.get(open.size() - 1);
        boolean unfinished = margin.wrapped()
                && item.isEmpty()
                && !line.place().afterBlank()
                && !line.place().whole()
                && startsLower(line.text())
                && !ENDED.matcher(above.text()).matches();
        return unfinished
                && Marker.of(open.get(0).text())
                        .filter(first -> line.indent()
                                == open.get(0).indent()
                                        + first.marker().written().length()
                                        + 1)
                        .isPresent();
    }

    private boolean goesOn(List<Line> open, Line line, Optional<Marker.Item> item, int lastNumber) {
        Line above = open.get(open.size() - 1);
        if (above.place().whole() || line.place().whole()) {
            return false;
        }
        if (line.place().afterBlank() && !blanksMeanNothing && !overPage(above, line)) {
            return false;
        }
        String upper = above.text();
        if (heading.test(upper)
                || heading.test(line.text())
                || upper.startsWith("#")
                || line.text().startsWith("#")) {
            return false;
        }
        if (item.isPresent()) {
            // "i punkt / 2. och": a number out of turn after an unfinished line is a wrapped sentence.
            boolean bullet = item.get().marker().kind() == Marker.Kind.BULLET;
            boolean inBrackets = !bullet && (unclosed(upper) || upper.endsWith(" punkt"));
            return inBrackets
                    || (!item.get().marker().follows(lastNumber)
                            && OPEN.matcher(upper).matches());
        }
        if (Marker.of(upper).filter(m -> m.rest().isEmpty()).isPresent()) {
            return true;
        }
        boolean lower = startsLower(line.text());
        boolean divided = HYPHENATED.matcher(upper).matches();
        if (divided && (lower || blanksMeanNothing || margin.full(above, line))) {
            return true;
        }
        return margin.wrapped() && margin.full(above, line) && inItem(open.get(0), line)
                || unhyphenated(above, line, lower);
    }

    /** Below an item and not deeper than it stands no part of its own: in a wrapped document the item goes on. */
    private boolean inItem(Line first, Line line) {
        return line.indent() < first.indent() && Marker.of(first.text()).isPresent();
    }

    private boolean unhyphenated(Line above, Line line, boolean lower) {
        String upper = above.text();
        boolean full = margin.full(above, line);
        if (lower && (margin.wrapped() || blanksMeanNothing) && unclosed(upper)) {
            return true;
        }
        if (ENDED.matcher(upper).matches()) {
            return full && (upper.endsWith(":") ? lower : margin.wrapped() || blanksDivide);
        }
        if (lower) {
            return full
                    || margin.loose(above)
                    || blanksMeanNothing
                    || OPEN.matcher(upper).matches();
        }
        return full && (margin.wrapped() || OPEN.matcher(upper).matches())
                || margin.loose(above) && OPEN.matcher(upper).matches();
    }

    private static boolean unclosed(String text) {
        return text.lastIndexOf('(') > text.lastIndexOf(')');
    }

    /** A sentence that the page break cut in two. */
    private static boolean overPage(Line above, Line line) {
        return line.place().pageStart()
                && startsLower(line.text())
                && !ENDED.matcher(above.text()).matches();
    }

    /** A sentence begins with a capital, a line of a list of decisions with a date; what begins otherwise goes on. */
    private static boolean startsLower(String text) {
        char first = text.charAt(0);
        boolean digit = Character.isDigit(first) && !DATED.matcher(text).lookingAt();
        return digit
                || ROMAN.matcher(text).lookingAt()
                || Character.isLowerCase(first)
                || "(<>§%≥≤+=/)".indexOf(first) >= 0;
    }

    /** Every line is followed by an empty one and sentences run across them: the empty lines say nothing. */
    private static boolean doubleSpaced(List<Line> lines) {
        int across = 0;
        int blank = 0;
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.place().afterBlank()) {
                blank++;
                String upper = lines.get(i - 1).text();
                boolean cut = HYPHENATED.matcher(upper).matches()
                        || OPEN.matcher(upper).matches();
                across += cut && startsLower(line.text()) ? 1 : 0;
            }
        }
        return across >= 4 && across * 12 >= blank;
    }

    /** Words put together again, hyphens of the typesetter taken out. */
    private static final class Joined {
        private final StringBuilder text = new StringBuilder();
        private final Margin margin;

        Joined(Margin margin) {
            this.margin = margin;
        }

        void add(String line) {
            if (text.length() == 0) {
                text.append(line);
                return;
            }
            boolean hyphen = HYPHENATED.matcher(text).matches();
            if (!hyphen) {
                text.append(closed(line) ? "" : " ").append(line);
            } else if (CONJUNCTION.matcher(line).matches()) {
                text.append(' ').append(line);
            } else if (startsLower(line) && margin.hyphenates() && !capitalsBeforeHyphen()) {
                text.setLength(text.length() - 1);
                text.append(line);
            } else {
                text.append(line);
            }
        }

        /** After a slash, and between the years of a span, no space belongs. */
        private boolean closed(String line) {
            int last = text.length() - 1;
            boolean span = last > 0
                    && text.charAt(last) == '–'
                    && Character.isDigit(text.charAt(last - 1))
                    && Character.isDigit(line.charAt(0));
            return text.charAt(last) == '/' || span;
        }

        private boolean capitalsBeforeHyphen() {
            return text.length() > 1 && Character.isUpperCase(text.charAt(text.length() - 2));
        }

        String text() {
            return text.toString();
        }
    }
}
