package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.nhv.fhir.Codec;
import se.nhv.store.LogAddress;
import se.nhv.store.LogReader;
import se.nhv.write.LogVerification;

/** {@code nhv verify-log}: hashes, gaps, transactions, version numbers and references of a log. */
@Command(
        name = "verify-log",
        description = "Check a log: hashes, gaps, transactions, versions and references. The server may go on writing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all is well, 1 something is wrong, 2 the command line is wrong."})
final class VerifyLogCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "LOG",
            converter = LogOption.class,
            description = "sqlite:PATH or postgres://…")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LogAddress log;

    @Override
    public Integer call() {
        try (LogReader reader = log.openToRead()) {
            LogVerification.Report report = LogVerification.of(reader, new Codec(FhirContext.forR4()));
            report.faults().forEach(System.out::println);
            System.out.println(report.head().sequence() + " versions, " + report.resources() + " current resources, "
                    + report.faults().size() + " faults, hash " + report.head().chain());
            return report.faults().isEmpty() ? 0 : 1;
        }
    }
}
