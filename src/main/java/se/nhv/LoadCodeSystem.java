package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.nhv.terminology.code.SystemCompiler;
import se.nhv.terminology.load.FhirFiles;
import se.nhv.terminology.load.Loaded;
import se.nhv.terminology.load.PackageFiles;
import se.nhv.terminology.load.Progress;
import se.nhv.terminology.load.SystemKind;
import se.nhv.terminology.load.TableFiles;

/**
 * {@code nhv load icd-10-se|kva|table|fhir|package FILE…}: reads terminology and writes it as resources into a content folder, whole
 * or not at all. A complete edition takes the place of the fragment; the value sets stay as they are and reach the new codes.
 */
@Command(
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --into nothing is written: the files are read, and what would be stored is counted.",
            "Exit codes: 0 done, 1 a file or a row cannot be read and nothing was written, 2 the command line is wrong."
        })
abstract class LoadCodeSystem implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, read in this order.")
    private List<Path> files = List.of();

    @Option(names = "--skip-broken", description = "Store what can be read although something cannot.")
    private boolean skipBroken;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Content folder that gets the resources (nhv serve --content DIR serves it).")
    private @Nullable Path into;

    /** Reads the files; what cannot be read stands in the result. */
    abstract Loaded load(FhirContext context, List<Path> from, Progress progress) throws IOException;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FhirContext context = FhirContext.forR4Cached();
        Loaded loaded;
        try {
            loaded = load(context, files, new ProgressBar(err, System.console() != null));
        } catch (IOException unreadable) {
            err.println(unreadable.getMessage());
            return 1;
        }
        loaded.broken().forEach(err::println);
        new TreeMap<>(loaded.skipped()).forEach((reason, count) -> out.println("skipped: " + count + " " + reason));
        if (!loaded.broken().isEmpty() && !skipBroken) {
            err.println("Nothing was written: " + loaded.broken().size()
                    + " rows or files cannot be read (--skip-broken leaves them out).");
            return 1;
        }
        try {
            store(context, loaded, out);
        } catch (IllegalArgumentException | IOException refused) {
            err.println(refused.getMessage());
            return 1;
        }
        return 0;
    }

    private void store(FhirContext context, Loaded loaded, PrintWriter out) throws IOException {
        Map<String, Integer> types = new TreeMap<>();
        for (Resource resource : loaded.resources()) {
            types.merge(resource.fhirType(), 1, Integer::sum);
            if (resource instanceof CodeSystem system) {
                int size = SystemCompiler.compile(system).size();
                String version = system.hasVersion() ? "|" + system.getVersion() : "";
                out.println(size + " concepts of " + system.getUrl() + version);
            }
        }
        List<String> counts = new ArrayList<>();
        types.forEach((type, count) -> counts.add(count + " " + type));
        String all = counts.isEmpty() ? "nothing" : String.join(", ", counts);
        if (into == null) {
            out.println("read " + all + "; nothing was written, for there is no --into");
        } else {
            new LoadedFiles(context, into).write(loaded.resources());
            out.println("stored " + all + " in " + into);
        }
        out.flush();
    }

    @Command(
            name = "icd-10-se",
            description =
                    "Read ICD-10-SE: the authority's table (Kod, Titel, Överordnad kod …), or files of code, marker, name.")
    static final class Icd10Se extends LoadCodeSystem {
        @Option(
                names = "--edition",
                paramLabel = "VERSION",
                description = "Its version, such as 2026; default: unknown.")
        private @Nullable String edition;

        @Override
        Loaded load(FhirContext context, List<Path> from, Progress progress) throws IOException {
            return new TableFiles(SystemKind.icd10Se(), edition, progress).load(from);
        }
    }

    @Command(
            name = "kva",
            description =
                    "Read KVÅ: the authority's tables of surgical and medical measures, or files of code and text.")
    static final class Kva extends LoadCodeSystem {
        @Option(
                names = "--edition",
                paramLabel = "VERSION",
                description = "Its version, such as 2026; default: unknown.")
        private @Nullable String edition;

        @Override
        Loaded load(FhirContext context, List<Path> from, Progress progress) throws IOException {
            return new TableFiles(SystemKind.kva(), edition, progress).load(from);
        }
    }

    @Command(name = "table", description = "Read a CSV or TSV with a header: code, display, parent and properties.")
    static final class Table extends LoadCodeSystem {
        @Option(names = "--url", paramLabel = "URL", required = true, description = "Address of the system.")
        private String url = "";

        @Option(names = "--id", paramLabel = "ID", description = "Id of the resource; default: ${DEFAULT-VALUE}.")
        private String id = "table";

        @Option(names = "--edition", paramLabel = "VERSION", description = "Its version; default: unknown.")
        private @Nullable String edition;

        @Override
        Loaded load(FhirContext context, List<Path> from, Progress progress) throws IOException {
            return new TableFiles(SystemKind.table(url, id), edition, progress).load(from);
        }
    }

    @Command(name = "fhir", description = "Read FHIR R4 CodeSystem, ValueSet and ConceptMap resources, JSON or XML.")
    static final class Fhir extends LoadCodeSystem {
        @Override
        Loaded load(FhirContext context, List<Path> from, Progress progress) throws IOException {
            return new FhirFiles(context).load(from, progress);
        }
    }

    @Command(
            name = "package",
            description = "Read the code systems, value sets and concept maps of FHIR packages (.tgz).")
    static final class Packages extends LoadCodeSystem {
        @Override
        Loaded load(FhirContext context, List<Path> from, Progress progress) throws IOException {
            return PackageFiles.all(context, from, progress);
        }
    }
}
