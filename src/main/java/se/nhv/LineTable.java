package se.nhv;

import java.io.PrintWriter;
import se.nhv.source.Report;
import se.nhv.source.account.Accounted;
import se.nhv.source.account.Fate;
import se.nhv.source.compare.LinePaths;

/** Prints what became of every line of a document: a row each, with its number, its fate and where it stands or would stand. */
record LineTable(PrintWriter out, Register register) {

    void print(Report report) {
        LinePaths paths = new LinePaths(register.published(), report.documents());
        for (Accounted line : report.lines()) {
            String where = String.join(", ", paths.of(line));
            out.println("  rad " + line.line() + "\t" + word(line.fate()) + "\t" + line.became()
                    + (where.isEmpty() ? "" : "\t" + where));
        }
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
