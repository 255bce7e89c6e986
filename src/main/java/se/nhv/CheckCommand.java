package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.nhv.fhir.Codec;
import se.nhv.publication.check.ContentCheck;
import se.nhv.publication.check.Finding;
import se.nhv.publication.check.Findings;
import se.nhv.publication.check.OverlayCheck;
import se.nhv.store.content.BaseContent;
import se.nhv.store.content.ContentFiles;

/** {@code nhv check}: looks through the content and says what is broken and what somebody should look at. */
@Command(
        name = "check",
        description = "Check the content: broken references, missing parts, old sources.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        footer = {"", "Exit codes: 0 no errors, 1 errors were found, 2 the command line is wrong."})
final class CheckCommand implements Callable<Integer> {
    /** How the findings are printed. */
    enum Form {
        TEXT,
        JSON,
        HTML
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Folder of resources; default: those in the program.")
    private @Nullable Path content;

    @Option(names = "--format", paramLabel = "FORM", description = "text, json (OperationOutcome) or html.")
    private Form form = Form.TEXT;

    @Option(names = "--months", paramLabel = "N", description = "A source older than this should be fetched again.")
    private int months = 12;

    @Option(names = "--today", paramLabel = "DATE", description = "The day to count from; default: today in Stockholm.")
    private @Nullable LocalDate today;

    @Override
    public Integer call() throws IOException {
        Codec codec = new Codec(FhirContext.forR4Cached());
        BaseContent base = content == null ? ContentFiles.embedded() : ContentFiles.in(content);
        List<Resource> resources = base.against(Map.of(), Instant.EPOCH).versions().stream()
                .map(version -> codec.parse(version.json()))
                .toList();
        LocalDate day = today == null ? LocalDate.now(ZoneId.of("Europe/Stockholm")) : today;
        List<Finding> found = new ArrayList<>(new ContentCheck(resources, day, months).findings());
        found.addAll(overlay());
        List<Finding> findings = Findings.inOrder(found);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (form) {
                    case TEXT -> Findings.text(findings);
                    case HTML -> Findings.html(findings);
                    case JSON ->
                        codec.context()
                                        .newJsonParser()
                                        .setPrettyPrint(true)
                                        .encodeResourceToString(Findings.outcome(findings))
                                + "\n";
                });
        out.flush();
        return findings.stream().anyMatch(one -> one.severity() == Finding.Severity.ERROR) ? 1 : 0;
    }

    /** A folder without the editors' files is told of: half of the checks look there. */
    private List<Finding> overlay() throws IOException {
        return Editorial.of(content)
                .map(editorial -> new OverlayCheck(editorial.overlay(), editorial.readings()).findings())
                .orElse(List.of(new Finding(
                        Finding.Severity.INFORMATION,
                        "overlay-missing",
                        "overlay",
                        "redaktörernas filer är inte med")));
    }
}
