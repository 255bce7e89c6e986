package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.catalogue.Entry;
import se.nhv.feed.Difference;
import se.nhv.feed.History;
import se.nhv.feed.HistoryBundle;
import se.nhv.feed.HistoryPage;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceVersion;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;
import se.nhv.store.LogAddress;
import se.nhv.store.LogEntry;
import se.nhv.store.LogReader;

/** {@code nhv diff}: what changed in the register between two moments. */
@Command(
        name = "diff",
        description = "Tell what changed in the register between two moments.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        footer = {
            "",
            "A and B: a day (2026-11-22, its end in Swedish time), an instant (2026-11-22T10:00:00Z), an edition (1.42).",
            "Exit codes: 0 nothing differs, 1 something differs or cannot be read, 2 the command line is wrong."
        })
final class DiffCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            converter = LogOption.class,
            description = "sqlite:PATH or postgres://…")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LogAddress log;

    @Parameters(index = "1", paramLabel = "A", description = "The earlier moment.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Parameters(index = "2", paramLabel = "B", description = "The later moment.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Option(names = "--language", paramLabel = "sv|en", description = "Language of the text.")
    private Language language = Language.SV;

    @Option(names = "--fhir", description = "A FHIR history Bundle instead of text.")
    private boolean fhir;

    private final Texts texts = new Texts();

    @Override
    public Integer call() {
        List<LogEntry> entries = new ArrayList<>();
        try (LogReader reader = log.openToRead()) {
            reader.replay(0, entries::add);
        }
        Instant before = moment(from, entries);
        Instant after = moment(to, entries);
        var builder = new CatalogueBuilder(new Codec(FhirContext.forR4()), List.of());
        Catalogue then = catalogue(builder, entries, before);
        Catalogue now = catalogue(builder, entries, after);
        Difference difference = Difference.between(then, now);
        if (fhir) {
            System.out.println(new String(bundle(now, before, after), StandardCharsets.UTF_8));
        } else {
            print(difference);
        }
        return difference.changes().isEmpty() ? 0 : 1;
    }

    /** Everything that is stored until the moment, it included. */
    private static Catalogue catalogue(CatalogueBuilder builder, List<LogEntry> entries, Instant until) {
        List<ResourceVersion> versions = entries.stream()
                .map(LogEntry::version)
                .filter(version -> !version.lastUpdated().isAfter(until))
                .toList();
        return builder.first(new Edition("diff", versions.size(), until), versions);
    }

    private Instant moment(String text, List<LogEntry> entries) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZONE)
                            .toInstant()
                            .minusMillis(1);
        } catch (DateTimeParseException notATime) {
            return edition(text, entries);
        }
    }

    private Instant edition(String text, List<LogEntry> entries) {
        int dot = text.lastIndexOf('.');
        String number = dot < 0 ? "" : text.substring(dot + 1);
        return entries.stream()
                .filter(entry -> dot < 0
                        ? entry.origin().base() != null
                                && entry.origin().base().id().equals(text)
                        : Long.toString(entry.sequence()).equals(number))
                .reduce((first, last) -> last)
                .map(entry -> entry.version().lastUpdated())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), text + " is no day, no instant and no edition of this log"));
    }

    private static byte[] bundle(Catalogue now, Instant after, Instant until) {
        List<HistoryPage.Line> lines = now.allVersions()
                .filter(entry -> entry.lastUpdated().isAfter(after))
                .sorted(Comparator.comparing(Entry::lastUpdated).reversed().thenComparing(Entry::key))
                .map(entry -> History.line(now, entry))
                .toList();
        var page = new HistoryPage(lines, lines.size(), null, until);
        return HistoryBundle.json(page, se.nhv.fhir.Systems.BASE, Map.of());
    }

    private void print(Difference difference) {
        if (difference.changes().isEmpty()) {
            System.out.println(texts.text(language, "diff.none"));
        }
        for (Difference.Changed changed : difference.changes()) {
            String kind = changed.before() == null ? "created" : changed.after() == null ? "deleted" : "changed";
            System.out.println(
                    texts.text(language, "diff." + kind, changed.key().reference(), changed.label())
                            .strip());
            for (Difference.Element element : changed.elements()) {
                System.out.println(texts.text(
                        language, "diff.element", element.path(), shown(element.before()), shown(element.after())));
            }
        }
    }

    private String shown(String value) {
        return value.isEmpty() ? texts.text(language, "diff.nothing") : value;
    }
}
