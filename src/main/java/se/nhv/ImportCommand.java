package se.nhv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.nhv.publication.draft.Acceptance;
import se.nhv.publication.draft.Arrival;
import se.nhv.publication.draft.Intake;
import se.nhv.source.Report;
import se.nhv.source.SourceDocuments;
import se.nhv.source.SourceReader;
import se.nhv.source.record.Document;
import se.nhv.source.record.JsonForm;
import se.nhv.store.content.ContentFiles;

/**
 * {@code nhv import}: reads documents of the authority and says what they hold and what they would change.
 *
 * <p>Longer than others because every option stands here with its words of help.
 */
@Command(
        name = "import",
        description =
                "Read pages, decisions and reports (text, HTML or PDF); say what they hold and what would change.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        footer = {
            "",
            "Exit codes: 0 every file was read, 1 a file could not be read or --strict was broken, 2 the command line is"
                    + " wrong, or what --accept names cannot be accepted: nothing is written then."
        })
final class ImportCommand implements Callable<Integer> {
    /** How the result is printed. */
    enum Form {
        TEXT,
        JSON
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files or folders; a folder is read with all below it.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORM", description = "text for people, or json: one object a line.")
    private Form form = Form.TEXT;

    @Option(names = "--strict", description = "A line that is not understood, or a page that is cut off, is an error.")
    private boolean strict;

    @Option(names = "--lines", description = "Tell of every line what became of it, and which resource it is part of.")
    private boolean lines;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Folder of resources to compare with; default: those in the program.")
    private @Nullable Path content;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "Where the page is, when it does not say so itself: a new area needs its source.")
    private @Nullable String address;

    @Option(
            names = "--write",
            description = "Bring the resources in --content up to date; a second run changes nothing.")
    private boolean write;

    @Option(
            names = "--reread",
            description = "The criteria have been gone through against these pages: remember how the pages read now.")
    private boolean reread;

    @Option(
            names = "--accept",
            paramLabel = "NAME[=DAY]",
            description =
                    "Let the document's value of the difference with this name be in force, and keep the former one beside"
                            + " it; 'all' for every one. A holder that is no longer named needs its last day. Repeatable.")
    private List<String> accepted = new ArrayList<>();

    /** One file, and the documents that were read in it. */
    private record Read(Path file, Report report, List<Arrival> arrivals) {}

    @Override
    public Integer call() throws IOException {
        if (content == null && (write || reread || !accepted.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--write, --reread and --accept need --content DIR");
        }
        Register register = Register.of(content == null ? ContentFiles.embedded() : ContentFiles.in(content));
        Map<String, String> numbered = new TreeMap<>();
        List<Read> all = read(register, numbered);
        boolean broken =
                all.stream().anyMatch(one -> one.report().problem() != null || (strict && incomplete(one.report())));
        PrintWriter out = spec.commandLine().getOut();
        if (content == null) {
            print(out, all, register, List.of());
        } else {
            broken |= !compared(content, all, register, out);
            if (!numbered.isEmpty()) {
                broken |= !new Republication(content, out, form == Form.TEXT).of(numbered, write);
            }
        }
        out.flush();
        return broken ? 1 : 0;
    }

    private List<Read> read(Register register, Map<String, String> numbered) throws IOException {
        SourceReader reader = new SourceReader(register.directory(), register.areas());
        List<Read> all = new ArrayList<>();
        for (Path file : regularFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            Report report = reader.read(bytes);
            numbered(file, bytes, report, numbered);
            all.add(new Read(file, report, Arrival.of(report, address)));
        }
        return all;
    }

    /** Compares with the folder and writes what is to be written; false when something that should be written cannot be. */
    private boolean compared(Path folder, List<Read> all, Register register, PrintWriter out) throws IOException {
        DraftPages pages = new DraftPages(folder, register.published());
        List<Arrival> arrivals =
                all.stream().flatMap(one -> one.arrivals().stream()).toList();
        Intake.Outcome outcome = pages.outcome(arrivals, Acceptance.of(accepted));
        if (!outcome.refusals().isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", outcome.refusals()));
        }
        print(out, all, register, outcome.remarks());
        pages.tell(outcome, write, form == Form.TEXT ? out : new PrintWriter(Writer.nullWriter()));
        return !write || outcome.remarks().stream().noneMatch(Intake.Remark::failed);
    }

    private void print(PrintWriter out, List<Read> all, Register register, List<Intake.Remark> remarks)
            throws IOException {
        Optional<Editorial> editorial = Editorial.of(content);
        for (Read one : all) {
            print(out, one, register, remarks);
            if (lines && form == Form.TEXT) {
                new LineTable(out, register, editorial).print(one.report());
            }
            if (editorial.isPresent()) {
                new PageReadings(editorial.get(), register.areas(), content, reread)
                        .of(one.file(), one.report(), write)
                        .forEach(line -> tell(out, line));
            }
        }
    }

    /** The numbered documents among the files that are what they should be. */
    private static void numbered(Path file, byte[] bytes, Report report, Map<String, String> texts) {
        if (!report.documents().isEmpty()) {
            SourceDocuments.id(String.valueOf(file.getFileName()))
                    .ifPresent(id -> texts.put(id, new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private static boolean incomplete(Report report) {
        return report.documents().stream()
                .anyMatch(one -> one.reading().truncated()
                        || !one.reading().notUnderstood().isEmpty());
    }

    private List<Path> regularFiles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new ParameterException(spec.commandLine(), "no such file or folder: " + file);
            }
            try (Stream<Path> tree = Files.walk(file)) {
                tree.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private void tell(PrintWriter out, String line) {
        if (form == Form.TEXT) {
            out.println("  " + line);
        }
    }

    private void print(PrintWriter out, Read read, Register register, List<Intake.Remark> remarks) {
        Report report = read.report();
        if (form == Form.TEXT) {
            new ImportText(out, register).print(read.file(), report, read.arrivals(), remarks);
            return;
        }
        for (Document document : report.documents()) {
            out.println(JsonForm.of(document));
        }
        if (report.problem() != null) {
            ObjectNode problem = JsonNodeFactory.instance.objectNode();
            problem.put("problem", report.problem());
            JsonForm.notUnderstood(problem, ImportText.notUnderstood(report));
            out.println(problem.put("truncated", false));
        }
    }
}
