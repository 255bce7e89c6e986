package se.nhv.terminology.load;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code nhv load KIND FILE…}: reads a code system and writes it as a CodeSystem resource into a content folder, whole or not at
 * all. A complete edition takes the fragment's place by its url; the value sets stay as they are.
 */
@Command(
        name = "load",
        description = "Read a code system from files and write it as a resource that the register serves.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 written, 1 a file or a row cannot be read, 2 the command line is wrong."})
public final class LoadCommand implements Callable<Integer> {
    /** What the files hold. */
    enum Kind {
        ICD_10_SE,
        TABLE,
        FHIR
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "icd_10_se, table (CSV or TSV, also KVÅ) or fhir.")
    @SuppressWarnings("NullAway.Init")
    private Kind kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files, read in this order.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the system (table).")
    private String url = "";

    @Option(names = "--edition", paramLabel = "VERSION", description = "Version of the system.")
    private String edition = "";

    @Option(names = "--id", paramLabel = "ID", description = "Id of the resource; default: the kind.")
    private String id = "";

    @Option(names = "--skip-broken", description = "Write the rows that can be read although others cannot.")
    private boolean skipBroken;

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "Folder that gets the resource.")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FhirContext context = FhirContext.forR4();
        Loaded loaded;
        try {
            loaded = load(context);
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
        String name = id.isEmpty() ? kind.name().toLowerCase(Locale.ROOT).replace('_', '-') : id;
        String json = context.newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(LoadedResource.of(loaded.system(), name));
        Files.createDirectories(into);
        Path part = Files.writeString(into.resolve(name + ".part"), json, StandardCharsets.UTF_8);
        Path file = Files.move(part, into.resolve(name + ".json"), StandardCopyOption.REPLACE_EXISTING);
        out.println(loaded.system().size() + " concepts of "
                + loaded.system().header().canonical() + " in " + file);
        return 0;
    }

    private Loaded load(FhirContext context) throws IOException {
        switch (kind) {
            case ICD_10_SE:
                return IcdFiles.load(files, edition.isEmpty() ? "-" : edition);
            case TABLE:
                return TableFiles.load(files.get(0), url, edition.isEmpty() ? "-" : edition);
            default:
                return new FhirFiles(context).load(files.get(0));
        }
    }
}
