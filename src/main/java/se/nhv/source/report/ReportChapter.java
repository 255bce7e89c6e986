package se.nhv.source.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.nhv.source.read.Line;
import se.nhv.source.read.Marker;
import se.nhv.source.template.Sentences;

/**
 * Where in a region's report the chapter on national highly specialised care stands. What ends it is, in this order:
 * the next chapter's number, the next page that begins with a heading, a heading that the table of contents has, and
 * where a report has none of these a section that does not speak of such care.
 *
 * @param start the line of its heading
 * @param body the first line after its heading
 * @param end the first line that is no longer of it
 */
record ReportChapter(int start, int body, int end) {
    private static final Pattern NAMED = Pattern.compile(
            "(?iu)^((?:\\d{1,2}(?:\\.\\d{1,2})*)\\.?\\s+)?nationell\\s+högspecialiserad\\s+vård(\\s+\\(?NHV\\)?)?(,?\\s+(?:under\\s+)?\\d{4})?$");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2})*)\\.?\\s+\\p{Lu}.*");
    private static final Pattern SPEAKS = Pattern.compile("(?iu).*(nationell\\p{L}*\\s+högspecialiserad|\\bNHV\\b).*");
    /** "Ekonomi ........ 14" */
    private static final Pattern CONTENTS = Pattern.compile("^(.{3,80}?)[\\s.…]*\\s(\\d{1,3})$");
    /** Chapter and section headings of such reports are no longer than this. */
    private static final int HEADING = 60;
    /** A body's line, other than a heading or a line of the contents, is at least as long. */
    private static final int BODY = 30;
    /** More often than once in so many lines no page begins. */
    private static final int SHORTEST_PAGE = 6;

    /** The chapter, when the lines have one. */
    static Optional<ReportChapter> in(List<Line> lines) {
        boolean pages = paged(lines);
        for (int i = 0; i + 2 < lines.size(); i++) {
            String one = lines.get(i).text();
            boolean split = !NAMED.matcher(one).matches()
                    && NAMED.matcher(one + " " + lines.get(i + 1).text()).matches();
            Matcher heading = NAMED.matcher(split ? one + " " + lines.get(i + 1).text() : one);
            int body = split ? i + 2 : i + 1;
            if (heading.matches() && begins(lines, i, body, pages, heading.group(1) != null)) {
                String number = heading.group(1) == null ? "" : heading.group(1).strip();
                return Optional.of(new ReportChapter(i, body, end(lines, body, number, pages)));
            }
        }
        return Optional.empty();
    }

    private static boolean paged(List<Line> lines) {
        long pages = lines.stream().filter(line -> line.place().pageStart()).count();
        return pages > 1 && pages * SHORTEST_PAGE <= lines.size();
    }

    /** A report begins with its own title: the chapter stands later, with a body, and not in the contents. */
    private static boolean begins(List<Line> lines, int heading, int body, boolean pages, boolean numbered) {
        if (pages && !numbered) {
            return lines.get(heading).place().pageStart();
        }
        String next = lines.get(body).text();
        boolean contents =
                CONTENTS.matcher(next).matches() || NUMBERED.matcher(next).matches() && numbered;
        return heading > 2 && !contents && (next.length() >= BODY || Sentences.whole(next) || speaksSoon(lines, body));
    }

    private static boolean speaksSoon(List<Line> lines, int body) {
        return lines.subList(body, Math.min(body + 4, lines.size())).stream()
                .anyMatch(line -> line.text().length() >= BODY);
    }

    private static int end(List<Line> lines, int body, String number, boolean pages) {
        Set<String> contents = contents(lines, body - 1);
        for (int i = body; i < lines.size(); i++) {
            boolean ends = !number.isEmpty()
                    ? follows(lines.get(i).text(), number)
                    : pages ? newPage(lines, i) : heads(lines, i) && section(lines, i, contents);
            if (ends) {
                return i;
            }
        }
        return lines.size();
    }

    /** Whether the line bears a number that comes after the chapter's and is not below it. */
    private static boolean follows(String text, String number) {
        Matcher found = NUMBERED.matcher(text);
        if (!found.matches() || text.length() > HEADING || Sentences.whole(text)) {
            return false;
        }
        String[] own = number.replaceFirst("\\.$", "").split("\\.");
        String[] other = found.group(1).split("\\.");
        if (other.length > own.length) {
            return false;
        }
        for (int i = 0; i < other.length; i++) {
            int difference = Integer.parseInt(other[i]) - Integer.parseInt(own[i]);
            if (difference != 0) {
                return difference == 1;
            }
        }
        return false;
    }

    /** The next page that begins with a heading instead of the rest of a sentence. */
    private static boolean newPage(List<Line> lines, int i) {
        Line line = lines.get(i);
        return line.place().pageStart()
                && Character.isUpperCase(line.text().charAt(0))
                && line.text().length() < HEADING
                && !line.text().endsWith(".")
                && Sentences.whole(lines.get(i - 1).text());
    }

    private static boolean heads(List<Line> lines, int i) {
        return ReportReader.headingLine(lines.get(i).text())
                && Sentences.whole(lines.get(i - 1).text());
    }

    /** A heading of the contents, or one above a section that says nothing about such care. */
    private static boolean section(List<Line> lines, int heading, Set<String> contents) {
        if (!contents.isEmpty()) {
            return contents.contains(lines.get(heading).text());
        }
        for (int i = heading; i < lines.size() && (i == heading || !heads(lines, i)); i++) {
            if (SPEAKS.matcher(lines.get(i).text()).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The entries of the table of contents, when the chapter is one of them. */
    private static Set<String> contents(List<Line> lines, int before) {
        Set<String> entries = new HashSet<>();
        boolean own = false;
        for (Line line : lines.subList(0, before)) {
            String text = Marker.of(line.text()).map(Marker.Item::rest).orElse(line.text());
            Matcher entry = CONTENTS.matcher(text);
            String name = entry.matches() ? entry.group(1).replaceFirst("[\\s.…]+$", "") : text;
            own |= NAMED.matcher(name).matches();
            if (entry.matches() || own && ReportReader.headingLine(name)) {
                entries.add(name);
            }
        }
        return own ? entries : Set.of();
    }
}
