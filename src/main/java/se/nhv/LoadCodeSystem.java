package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.nhv.terminology.load.FhirFiles;
import se.nhv.terminology.load.IcdFiles;
import se.nhv.terminology.load.Loaded;
import se.nhv.terminology.load.LoadedResource;
import se.nhv.terminology.load.TableFiles;

/**
 * {@code nhv load icd-10-se|table|fhir FILE…}: reads a code system and writes it as a CodeSystem resource into a content folder,
 * whole or not at all. A complete edition takes the fragment's place by its url; the value sets stay as they are.
 */
@Command(
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 written, 1 a file or a row cannot be read, 2 the command line is wrong."})
abstract class LoadCodeSystem implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, read in this order.")
    private List<Path> files = List.of();

    @Option(names = "--edition", paramLabel = "VERSION", description = "Version of the system.")
    private String edition = "-";

    @Option(names = "--id", paramLabel = "ID", description = "Id of the resource; default: the name of the command.")
    private String id = "";

    @Option(names = "--skip-broken", description = "Write the rows that can be read although others cannot.")
    private boolean skipBroken;

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "Folder that gets the resource.")
    private Path into = Path.of("");

    /** Reads the files; what cannot be read stands in the result. */
    abstract Loaded load(FhirContext context, List<Path> from, String version) throws IOException;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FhirContext context = FhirContext.forR4();
        Loaded loaded;
        try {
            loaded = load(context, files, edition);
        } catch (IOException unreadable) {
            err.println(unreadable.getMessage());
            return 1;
        }
        loaded.broken().forEach(err::println);
        if (!loaded.broken().isEmpty() && !skipBroken) {
            err.println("Nothing was written: " + loaded.broken().size()
                    + " rows cannot be read (--skip-broken leaves them out).");
            return 1;
        }
        Path file = write(context, loaded, id.isEmpty() ? spec.name() : id);
        out.println(loaded.system().size() + " concepts of "
                + loaded.system().header().canonical() + " in " + file);
        return 0;
    }

    private Path write(FhirContext context, Loaded loaded, String name) throws IOException {
        String json = context.newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(LoadedResource.of(loaded.system(), name));
        Files.createDirectories(into);
        Path part = Files.writeString(into.resolve(name + ".part"), json, StandardCharsets.UTF_8);
        return Files.move(part, into.resolve(name + ".json"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Command(name = "icd-10-se", description = "Read ICD-10-SE: the classification's files, or its official table.")
    static final class Icd10Se extends LoadCodeSystem {
        @Override
        Loaded load(FhirContext context, List<Path> from, String version) throws IOException {
            return IcdFiles.load(from, version);
        }
    }

    @Command(name = "table", description = "Read a CSV or TSV with a header (also KVÅ): code, display, parent …")
    static final class Table extends LoadCodeSystem {
        @Option(names = "--url", paramLabel = "URL", required = true, description = "Address of the system.")
        private String url = "";

        @Override
        Loaded load(FhirContext context, List<Path> from, String version) throws IOException {
            return TableFiles.load(from.get(0), url, version);
        }
    }

    @Command(name = "fhir", description = "Read a FHIR CodeSystem, JSON or XML.")
    static final class Fhir extends LoadCodeSystem {
        @Override
        Loaded load(FhirContext context, List<Path> from, String version) throws IOException {
            return new FhirFiles(context).load(from.get(0));
        }
    }
}
