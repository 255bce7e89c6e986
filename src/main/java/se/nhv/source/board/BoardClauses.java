package se.nhv.source.board;

import java.util.List;
import java.util.regex.Matcher;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.read.Block;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Holder;
import se.nhv.source.template.Dates;
import se.nhv.source.template.UnitCounts;

/** Reads the clauses of a line, "område: innehavare; område: avslag; samverkan A–B", and the rows of a table. */
final class BoardClauses {
    private final Directory directory;
    private final BoardHolders holders;
    private final Decisions decisions;

    BoardClauses(Directory directory, BoardHolders holders, Decisions decisions) {
        this.directory = directory;
        this.holders = holders;
        this.decisions = decisions;
    }

    /** "Område Region A och Region B (från …)." in a table: the first name ends the area. */
    boolean row(Block block) {
        List<Mention> names = directory.mentionsShort(block.text());
        int first = names.isEmpty() ? 0 : names.get(0).start();
        String area = block.text().substring(0, first).replaceAll("[\\s|,:–-]+$", "");
        String who = block.text().substring(first).replaceFirst("(?iu)\\s+(har|får) tillstånd\\.?$", "");
        boolean whole = !area.isBlank() && block.marker().isEmpty() && BoardHolders.only(who, directory);
        if (whole) {
            decisions.granted(area, holders.in(who, block.number()));
        }
        return whole;
    }

    void advertised(String text) {
        Matcher clause = BoardLine.CLAUSE.matcher(text);
        if (clause.matches()) {
            for (String area : clause.group(2).split(";")) {
                decisions.add(area.strip(), null, Period.UNKNOWN, Decisions.ADVERTISED, List.of());
            }
        }
    }

    /** Whether anything was made of the clauses. */
    boolean read(String text, int line) {
        int first = decisions.size();
        for (String clause : text.split(";")) {
            String words = clause.strip();
            Matcher together = BoardLine.TOGETHER.matcher(words);
            Matcher named = BoardLine.clause(words);
            if (together.matches()) {
                pairs(together.group(2), first);
            } else if (named.matches()
                    && BoardLine.REFUSED.matcher(named.group(2)).matches()) {
                refused(named.group(1));
            } else if (named.matches()) {
                granted(named.group(1), named.group(2), line);
            } else if (!BoardLine.REFUSED.matcher(words).matches() && !words.contains(":")) {
                mentioned(words);
            }
        }
        return decisions.size() > first;
    }

    private void granted(String area, String words, int line) {
        if (BoardHolders.only(area, directory)) {
            // "Region A: område, område"
            BoardLine.areas(words).forEach(one -> decisions.also(one, holders.in(area, line)));
            return;
        }
        if (!BoardHolders.begin(words, directory)) {
            return;
        }
        Matcher both = BoardLine.WITHIN.matcher(words);
        List<Holder> named = holders.in(both.matches() ? both.group(1) : words, line);
        int own = decisions.size();
        BoardLine.areas(area).forEach(one -> decisions.granted(one, named));
        if (both.matches()) {
            pairs(both.group(2), own);
        }
    }

    /** An area that was sent back or got no applicant is a fact; a hospital that was refused gives no area. */
    private void refused(String name) {
        if (directory.mentionsShort(name).isEmpty() && !name.matches("(?iu).*\\b(lasarett|sjukhus)\\w*.*")) {
            BoardLine.areas(name)
                    .forEach(area -> decisions.add(area, null, Period.UNKNOWN, Decisions.NOT_GRANTED, List.of()));
        }
    }

    /** Areas without holders: "a, b, c, start 1 juli 2024". */
    private void mentioned(String words) {
        Matcher start = BoardLine.START.matcher(words);
        boolean starts = start.find();
        List<Dates.Found> dates = starts ? Dates.in(start.group(1)) : List.of();
        Period period =
                dates.isEmpty() ? Period.UNKNOWN : new Period(dates.get(0).iso(), null);
        for (String area : BoardLine.areas(starts ? words.substring(0, start.start()) : words)) {
            decisions.add(
                    area.replaceAll("\\s*\\([^)]*\\)?", ""),
                    null,
                    period,
                    null,
                    UnitCounts.in("Vården bedrivs vid" + area.replaceAll("^[^(]*\\(?", " ")));
        }
    }

    /** "samverkan A–B, C–D": the first of a pair is the holder. */
    void pairs(String words, int first) {
        for (String pair : words.split(",")) {
            List<String> names = directory.mentionsShort(pair).stream()
                    .map(mention -> mention.place().name())
                    .toList();
            if (names.size() > 1) {
                decisions.partners(first, names.get(0), names.subList(1, names.size()));
            }
        }
    }
}
