package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.nhv.fhir.Codec;
import se.nhv.publication.Publish;
import se.nhv.publication.ResourceFiles;
import se.nhv.publication.local.LocalOverlay;
import se.nhv.publication.local.LocalRows;

/** {@code nhv load}: code systems, and an operator's identifiers and addresses from a register that is named. */
@Command(
        name = "load",
        description = "Load a code system, or an operator's own facts, into the content.",
        subcommands = {
            LoadCodeSystem.Icd10Se.class,
            LoadCodeSystem.Kva.class,
            LoadCodeSystem.Table.class,
            LoadCodeSystem.Fhir.class,
            LoadCodeSystem.Packages.class,
            LoadCommand.OverlayCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class LoadCommand {

    /** Reads the rows, refuses what is at fault, and writes the resources that change. */
    @Command(
            name = "overlay",
            description = {
                "Put HSA-ids, organisation numbers, referral endpoints and function addresses on organisations,"
                        + " services, locations and permits.",
                "CSV with a header, or JSON: resource (Organization/id, HealthcareService/id, Location/id,"
                        + " OrganizationAffiliation/id) or organization (id), hsaId, organisationNumber, endpoint, email."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 done, 1 a row is at fault and nothing was written, 2 the command line is wrong."
            })
    static final class OverlayCommand implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The rows.")
        private Path file = Path.of("");

        @Option(
                names = "--content",
                paramLabel = "DIR",
                required = true,
                description = "Folder of resources to change.")
        private Path content = Path.of("");

        @Option(names = "--register", paramLabel = "NAME", required = true, description = "The register they are from.")
        private String register = "";

        @Option(names = "--date", paramLabel = "DATE", required = true, description = "The day it was read.")
        private LocalDate date = LocalDate.EPOCH;

        @Override
        public Integer call() throws IOException {
            FhirContext context = FhirContext.forR4Cached();
            try {
                List<Resource> changed = new LocalOverlay(register, date.toString())
                        .apply(LocalRows.of(Files.readString(file, StandardCharsets.UTF_8)), resources(context));
                Map<String, byte[]> files = new ResourceFiles(context).of(changed);
                List<String> written = new Publish(context).write(files, content);
                written.forEach(path -> spec.commandLine().getOut().println("skrev " + path));
                spec.commandLine().getOut().flush();
                return 0;
            } catch (IllegalArgumentException fault) {
                spec.commandLine().getErr().println("nhv: " + fault.getMessage());
                return 1;
            }
        }

        private Map<String, Resource> resources(FhirContext context) throws IOException {
            Codec codec = new Codec(context);
            Map<String, Resource> found = new TreeMap<>();
            for (String folder : List.of("organizations", "healthcare-services", "locations", "permits")) {
                Path below = content.resolve(folder);
                if (Files.isDirectory(below)) {
                    try (Stream<Path> files = Files.list(below)) {
                        for (Path one : files.sorted().toList()) {
                            Resource resource = codec.parse(Files.readAllBytes(one));
                            found.put(
                                    resource.fhirType() + "/"
                                            + resource.getIdElement().getIdPart(),
                                    resource);
                        }
                    }
                }
            }
            return found;
        }
    }
}
