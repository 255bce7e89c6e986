package se.nhv.provider.bulk;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueAt;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.feed.bulk.Cancelled;
import se.nhv.feed.bulk.Dataset;
import se.nhv.feed.bulk.ExportJob;
import se.nhv.feed.bulk.ExportRequest;
import se.nhv.feed.bulk.Filters;
import se.nhv.feed.bulk.Manifest;
import se.nhv.fhir.Codec;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.Search;
import se.nhv.search.query.SearchRequest.Argument;

/** From a request to the export that it asks for, names or ends. Thread-safe. */
public final class Exports {
    /** Nodes' clocks differ, and an instant of the log may be ahead of a clock. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Tools tools;
    private final Clock clock;
    private final Supplier<String> ids;
    private final int longestAddress;
    private final Cancelled cancelled = new Cancelled();

    /** What an export is made with: where the register is read, how it is searched, how messages are written. */
    public record Tools(CurrentCatalogue current, CatalogueAt earlier, Search search, Codec codec, Outcomes outcomes) {}

    /** Writes the lines of a file. */
    @FunctionalInterface
    interface Lines {
        void write(OutputStream out) throws IOException;
    }

    /** An export as it is carried out: its data, and what is told beside them. */
    private record Made(Dataset data, List<Problem> messages) {}

    /**
     * @param ids gives an id, a new one each time
     * @param longestAddress what an address may measure that a client is given
     */
    public Exports(Tools tools, Clock clock, Supplier<String> ids, int longestAddress) {
        this.tools = tools;
        this.clock = clock;
        this.ids = ids;
        this.longestAddress = longestAddress;
    }

    /**
     * A new export of the register as it is now.
     *
     * @param query that of the address; null when it has none
     */
    ExportJob start(RequestDetails request, @Nullable String query, boolean lenient) {
        Instant now = clock.instant();
        Catalogue catalogue = tools.current().now();
        Instant asOf = catalogue.edition().dataAsOf();
        boolean posted = request.getRequestType() == RequestTypeEnum.POST;
        String parameters = ExportInput.query(request, query, tools.codec());
        var job = new ExportJob(ids.get(), asOf, now, posted, parameters);
        List<Problem> unsupported = made(request, job).messages();
        if (!lenient && !unsupported.isEmpty()) {
            throw new ProblemException(unsupported);
        }
        if (ExportAddress.ofFile(request, job, Manifest.MESSAGES).length() > longestAddress) {
            throw new ProblemException(Problem.error(Code.TOO_LONG, null));
        }
        return job;
    }

    /**
     * The export that the address names.
     *
     * @throws ProblemException 404 when there is none: never, no longer, or cancelled
     */
    ExportJob find(RequestDetails request) {
        Instant now = clock.instant();
        return ExportJob.parse(ExportAddress.parameter(request, ExportAddress.JOB))
                .filter(job -> job.expires().isAfter(now))
                .filter(job -> !cancelled.contains(job))
                .filter(job -> !isAhead(job) || job.kickedOff().plus(CLOCKS).isAfter(now))
                .orElseThrow(() -> ExportAddress.unknown(request, ExportAddress.JOB));
    }

    /** From now on its addresses are unknown. */
    void cancel(ExportJob job) {
        cancelled.add(job, clock.instant());
    }

    /** Whether another node, which started it, has read more of the log than this one: it will have it within a second. */
    boolean isAhead(ExportJob job) {
        return job.asOf().isAfter(tools.current().now().edition().dataAsOf());
    }

    /** The list of its files. */
    Manifest manifest(RequestDetails request, ExportJob job) {
        Made made = made(request, job);
        return new Manifest(
                job.asOf(),
                ExportAddress.base(request) + "/$export"
                        + (job.posted() || job.query().isEmpty() ? "" : "?" + job.query()),
                made.data().output(),
                made.data().deletedBundles(),
                made.messages().size());
    }

    /**
     * The lines of the file that the address names.
     *
     * @throws ProblemException 404 when the export has no such file
     */
    Lines file(RequestDetails request, ExportJob job) {
        Made made = made(request, job);
        String name = ExportAddress.parameter(request, ExportAddress.FILE);
        if (name.equals(Manifest.DELETED) && made.data().deletedBundles() > 0) {
            return made.data()::writeDeleted;
        }
        if (name.equals(Manifest.MESSAGES) && !made.messages().isEmpty()) {
            Language language = Language.preferred(request.getHeader("Accept-Language"));
            return out -> writeMessages(made.messages(), language, out);
        }
        if (made.data().output().stream().anyMatch(file -> file.type().equals(name))) {
            return out -> made.data().write(name, out);
        }
        throw ExportAddress.unknown(request, ExportAddress.FILE);
    }

    private Made made(RequestDetails request, ExportJob job) {
        Instant latest = job.kickedOff().isAfter(job.asOf()) ? job.kickedOff() : job.asOf();
        ExportRequest asked = new ExportParameters(arguments(request, job)).request(latest.plus(CLOCKS));
        Catalogue now = tools.current().now();
        // an index for searching there is of whole editions only; without a search the present one holds all that has
        // been
        Catalogue catalogue =
                asked.filters().isEmpty() ? now : tools.earlier().at(job.asOf()).orElse(now);
        Filters filters = Filters.of(tools.search(), catalogue, ExportAddress.base(request), asked.filters());
        List<Problem> messages = new ArrayList<>(asked.unsupported());
        messages.addAll(filters.problems());
        return new Made(new Dataset(catalogue, job.asOf(), asked, filters), List.copyOf(messages));
    }

    /** Ours can be decoded; an address that somebody else made up names no export. */
    private static List<Argument> arguments(RequestDetails request, ExportJob job) {
        try {
            return ExportInput.arguments(job.query());
        } catch (IllegalArgumentException broken) {
            throw ExportAddress.unknown(request, ExportAddress.JOB);
        }
    }

    /** What was left out is told as a warning: the rest is there. */
    private void writeMessages(List<Problem> messages, Language language, OutputStream out) throws IOException {
        for (Problem problem : messages) {
            var warning = new Problem(
                    problem.code(),
                    IssueSeverity.WARNING,
                    problem.expression(),
                    problem.arguments(),
                    problem.allowed(),
                    problem.nearest());
            out.write(tools.codec().encode(tools.outcomes().of(List.of(warning), language)));
            out.write('\n');
        }
    }
}
