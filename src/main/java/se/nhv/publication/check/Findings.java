package se.nhv.publication.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The findings as FHIR, as text and as a page. */
public final class Findings {
    private Findings() {}

    /** Errors first, then by check and place. */
    public static List<Finding> inOrder(Collection<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::where))
                .toList();
    }

    /** An OperationOutcome; a content without findings says so. */
    public static OperationOutcome outcome(List<Finding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        for (Finding finding : findings) {
            var issue = outcome.addIssue();
            issue.setSeverity(IssueSeverity.fromCode(finding.severity().name().toLowerCase(java.util.Locale.ROOT)));
            issue.setCode(finding.severity() == Finding.Severity.ERROR ? IssueType.INVARIANT : IssueType.INFORMATIONAL);
            issue.getDetails().setText(finding.words()).addCoding().setCode(finding.code());
            issue.setDiagnostics(finding.where());
        }
        if (findings.isEmpty()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .getDetails()
                    .setText("Inget att anmärka.");
        }
        return outcome;
    }

    /** One line a finding, and the counts. */
    public static String text(List<Finding> findings) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            out.append(word(finding))
                    .append(" [")
                    .append(finding.code())
                    .append("] ")
                    .append(finding.where());
            out.append(": ").append(finding.words()).append('\n');
        }
        return out.append(summary(findings)).append('\n').toString();
    }

    /** A page with one table, readable without style or script. */
    public static String html(List<Finding> findings) {
        StringBuilder rows = new StringBuilder();
        for (Finding finding : findings) {
            rows.append("<tr><td>").append(word(finding)).append("</td><td>").append(escaped(finding.code()));
            rows.append("</td><td>")
                    .append(escaped(finding.where()))
                    .append("</td><td>")
                    .append(escaped(finding.words()));
            rows.append("</td></tr>\n");
        }
        return "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Datakvalitet</title></head><body>\n"
                + "<h1>Datakvalitet</h1>\n<p>" + summary(findings) + "</p>\n"
                + "<table><caption>Anmärkningar</caption><thead><tr><th scope=\"col\">Allvar</th><th scope=\"col\">Kontroll</th>"
                + "<th scope=\"col\">Var</th><th scope=\"col\">Vad</th></tr></thead><tbody>\n" + rows
                + "</tbody></table>\n</body></html>\n";
    }

    private static String summary(List<Finding> findings) {
        return count(findings, Finding.Severity.ERROR) + " fel, " + count(findings, Finding.Severity.WARNING)
                + " varningar, " + count(findings, Finding.Severity.INFORMATION) + " upplysningar";
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String word(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "fel";
            case WARNING -> "varning";
            case INFORMATION -> "upplysning";
        };
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
