package se.nhv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
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
import se.nhv.source.Report;
import se.nhv.source.SourceDocuments;
import se.nhv.source.SourceReader;
import se.nhv.source.record.Document;
import se.nhv.source.record.JsonForm;
import se.nhv.store.content.ContentFiles;

/** {@code nhv import}: reads documents of the authority and says what they hold and what they would change. */
@Command(
        name = "import",
        description =
                "Read pages, decisions and reports (text, HTML or PDF); say what they hold and what would change.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        footer = {
            "",
            "Exit codes: 0 every file was read, 1 a file could not be read or --strict was broken, 2 the command line is"
                    + " wrong."
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

    @Override
    public Integer call() throws IOException {
        Register register = Register.of(content == null ? ContentFiles.embedded() : ContentFiles.in(content));
        SourceReader reader = new SourceReader(register.directory(), register.areas());
        if ((write || reread) && content == null) {
            throw new ParameterException(spec.commandLine(), "--write and --reread need --content DIR");
        }
        Optional<Editorial> editorial = Editorial.of(content);
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> numbered = new TreeMap<>();
        boolean broken = false;
        for (Path file : regularFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            Report report = reader.read(bytes);
            numbered(file, bytes, report, numbered);
            print(out, file, report, register);
            if (editorial.isPresent()) {
                new PageReadings(editorial.get(), register.areas(), content, reread)
                        .of(file, report, write)
                        .forEach(line -> tell(out, line));
            }
            if (content != null) {
                broken |= !new DraftPages(content, register.published(), out, form == Form.TEXT)
                        .of(report, address, register.directory(), write);
            }
            broken |= report.problem() != null || (strict && incomplete(report));
        }
        if (content != null && !numbered.isEmpty()) {
            broken |= !new Republication(content, out, form == Form.TEXT).of(numbered, write);
        }
        out.flush();
        return broken ? 1 : 0;
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

    private void print(PrintWriter out, Path file, Report report, Register register) {
        if (form == Form.TEXT) {
            new ImportText(out, register).print(file, report);
            if (lines) {
                new LineTable(out, register).print(report);
            }
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
