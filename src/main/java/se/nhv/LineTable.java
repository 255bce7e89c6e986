package se.nhv;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.nhv.source.Report;
import se.nhv.source.account.Accounted;
import se.nhv.source.account.Fate;
import se.nhv.source.compare.LinePaths;
import se.nhv.source.record.Document;

/** Prints what became of every line of a document: a row each, with its number, its fate and where it stands or would stand. */
record LineTable(PrintWriter out, Register register, Optional<Editorial> editorial) {

    void print(Report report) {
        LinePaths paths = new LinePaths(register.published(), report.documents(), resting(report));
        for (Accounted line : report.lines()) {
            String where = String.join(", ", paths.of(line));
            out.println("  rad " + line.line() + "\t" + word(line.fate()) + "\t" + line.became()
                    + (where.isEmpty() ? "" : "\t" + where));
        }
    }

    /** By area and place, the criteria that rest on what the register has read before. */
    private Map<String, Map<String, List<String>>> resting(Report report) {
        Map<String, Map<String, List<String>>> resting = new TreeMap<>();
        for (Document document : report.documents()) {
            editorial
                    .flatMap(known -> known.hanging(report, document))
                    .ifPresent(page -> resting.put(String.valueOf(document.slug()), page.resting()));
        }
        return resting;
    }

    private static String word(Fate fate) {
        return switch (fate) {
            case USED -> "använd";
            case HEADING -> "rubrik";
            case BOILERPLATE -> "stående text";
            case OUTSIDE -> "utanför";
            case NOT_UNDERSTOOD -> "inte förstådd";
        };
    }
}
