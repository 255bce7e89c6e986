package se.nhv;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.nhv.publication.draft.Arrival;
import se.nhv.publication.draft.Intake;
import se.nhv.source.Report;
import se.nhv.source.account.Accounted;
import se.nhv.source.account.Fate;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Document;
import se.nhv.source.record.NotUnderstood;

/** Prints what a file holds, in Swedish, for an editor. */
record ImportText(PrintWriter out, Register register) {

    /** @param remarks what writing the documents comes to */
    void print(Path file, Report report, List<Arrival> arrivals, List<Intake.Remark> remarks) {
        out.println(file);
        report.remarks().forEach(remark -> out.println("  obs: " + remark));
        if (report.problem() != null) {
            out.println("  kunde inte läsas: " + report.problem());
        }
        arrivals.forEach(this::document);
        if (!report.lines().isEmpty()) {
            out.println("  rader: " + counts(report.lines()));
        }
        for (NotUnderstood line : notUnderstood(report)) {
            out.println("  inte förstådd, rad " + line.line() + ": " + line.text());
        }
        remarks.stream()
                .filter(remark -> arrivals.contains(remark.arrival()))
                .forEach(remark -> out.println("  " + remark.words()));
    }

    static List<NotUnderstood> notUnderstood(Report report) {
        return report.lines().stream()
                .filter(line -> line.fate() == Fate.NOT_UNDERSTOOD)
                .limit(500)
                .map(line -> new NotUnderstood(line.line(), line.text()))
                .toList();
    }

    private void document(Arrival arrival) {
        Document document = arrival.document();
        out.println("  " + document.kind().code() + ": " + document.title() + " [" + document.slug() + "]");
        if (document.reading().truncated()) {
            out.println("  AVKLIPPT: dokumentet är inte helt; det som saknas är okänt, inte tomt");
        }
        for (Correction correction : document.reading().corrections()) {
            String read = correction.readAs() == null ? "finns inte i katalogen" : "läst som " + correction.readAs();
            out.println("  namn, rad " + correction.line() + ": \"" + correction.written() + "\" " + read);
        }
        DifferenceText.of(arrival, register).forEach(difference -> out.println("  " + difference));
    }

    private static String counts(List<Accounted> lines) {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        lines.forEach(line -> counts.merge(line.fate(), 1, Integer::sum));
        return lines.size() + " (använda " + counts.getOrDefault(Fate.USED, 0)
                + ", rubriker " + counts.getOrDefault(Fate.HEADING, 0)
                + ", stående text " + counts.getOrDefault(Fate.BOILERPLATE, 0)
                + ", utanför " + counts.getOrDefault(Fate.OUTSIDE, 0)
                + ", inte förstådda " + counts.getOrDefault(Fate.NOT_UNDERSTOOD, 0) + ")";
    }
}
