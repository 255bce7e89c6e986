package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.StringType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.provider.ServedTypes;
import se.nhv.search.Search;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.server.Assembly;
import se.nhv.store.Commit;
import se.nhv.store.LogAddress;
import se.nhv.store.Origin;
import se.nhv.store.ResourceLog;
import se.nhv.store.content.ContentFiles;
import se.nhv.write.Command;
import se.nhv.write.Match;
import se.nhv.write.Register;
import se.nhv.write.SearchFinder;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/**
 * What it costs to publish one write, and the whole write (rules, SQLite log, publication), at 1, 10 and 100 times the data, with all
 * parts of the catalogue that a server has. 100 times is 20,000 organizations, 20,000 places and 100,000 services beside the
 * register's own content. Not a test; docs/benchmarks.md has the command and the figures. Run it with {@code -Xmx1500m}.
 */
public final class PublishBenchmark {
    private static final int WARM_UP = 20;
    private static final int COUNT = 100;

    /** One resource of each type that rooms derive something from; the generator's first, then the register's own. */
    private static final List<String> CHANGED = List.of(
            "HealthcareService/h7",
            "Organization/o7",
            "Location/l7",
            "Organization/sus",
            "Location/lan-12",
            "HealthcareService/net-binjure.sus",
            "OrganizationAffiliation/net-binjure.skane",
            "PlanDefinition/net-binjure",
            "CodeSystem/nhv-kriterium",
            "ValueSet/dysmeli-utlosande");

    private final FhirContext context = FhirContext.forR4();
    private final Codec codec = new Codec(context);
    private final SearchParameters table = new SearchParameters(context, ServedTypes.names());
    private final CatalogueBuilder builder = new CatalogueBuilder(codec, Assembly.parts(table));

    private PublishBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length == 0
                ? new int[] {200, 2_000, 20_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.println("| resources | changed | publish p50 ms | p99 ms | CPU ms | whole write p50 ms | p99 ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        Path folder = Files.createTempDirectory("nhv-publish");
        for (int organizations : sizes) {
            new PublishBenchmark().run(organizations, folder.resolve(organizations + ".sqlite"));
        }
        System.exit(0);
    }

    private void run(int organizations, Path log) {
        open(log).close(); // the register's own content comes first
        fill(log, new LargeDirectory(codec, 1, organizations).make());
        long begun = System.nanoTime();
        long cpu = cpu();
        try (Register register = open(log)) {
            double start = (System.nanoTime() - begun) / 1e9;
            double startCpu = (cpu() - cpu) / 1e9;
            int resources = (int) register.current().now().allVersions().count();
            Writer writer = new Writer(
                    register,
                    codec,
                    new SearchFinder(new Search(table, codec)),
                    () -> UUID.randomUUID().toString());
            for (String changed : CHANGED) {
                String[] parts = changed.split("/", 2);
                ResourceKey key = new ResourceKey(parts[0], parts[1]);
                double[] publish = sorted(i -> publish(register.current().now(), key, i));
                double[] cpuOnly = cpuOfPublishing(register.current().now(), key);
                double[] write = sorted(i -> write(writer, register.current().now(), key, i));
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                        resources,
                        changed,
                        publish[COUNT / 2],
                        publish[COUNT * 99 / 100],
                        cpuOnly[COUNT / 2],
                        write[COUNT / 2],
                        write[COUNT * 99 / 100]);
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%n%d resources: started from the log in %.1f s (%.1f s of CPU), heap %d MB of %d MB%n%n",
                    resources,
                    start,
                    startCpu,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    private Register open(Path log) {
        return Register.open(
                LogAddress.parse("sqlite:" + log).open(), ContentFiles.embedded(), builder, Clock.systemUTC());
    }

    /** Straight into the log: what a register that had been written to for long would find there. */
    private static void fill(Path path, List<ResourceVersion> made) {
        try (ResourceLog log = LogAddress.parse("sqlite:" + path).open()) {
            log.append(log.head(), List.of(new Commit(Origin.written("benchmark"), made)));
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @FunctionalInterface
    private interface Measured {
        void run(int number);
    }

    private static double[] sorted(Measured measured) {
        double[] millis = new double[COUNT];
        for (int i = -WARM_UP; i < COUNT; i++) {
            long start = System.nanoTime();
            measured.run(i);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    /** What other work on the machine does not lengthen. */
    private double[] cpuOfPublishing(Catalogue now, ResourceKey key) {
        double[] millis = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            publish(now, key, i);
            millis[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private void publish(Catalogue now, ResourceKey key, int number) {
        DomainResource changed = changed(now, key, number);
        int next = now.versions(key).size() + 1;
        ResourceVersion version =
                codec.version(changed, next, now.edition().dataAsOf().plusMillis(1));
        Edition edition = new Edition(now.edition().base(), now.edition().sequence() + 1, version.lastUpdated());
        builder.next(now, edition, List.of(version));
    }

    private void write(Writer writer, Catalogue now, ResourceKey key, int number) {
        Command update = new Command.Update(new Target.Named(key), changed(now, key, number), Match.ANY);
        writer.write(update, new Writer.Client("", "http://register.example/fhir"));
    }

    private static DomainResource changed(Catalogue now, ResourceKey key, int number) {
        DomainResource copy =
                (DomainResource) now.find(key).orElseThrow().resource().copy();
        copy.getExtension().removeIf(extension -> "http://example.org/mark".equals(extension.getUrl()));
        if (copy instanceof HealthcareService service) {
            service.getType().clear(); // the generator's areas are unknown to the register, which would refuse them
        }
        copy.addExtension(new Extension("http://example.org/mark", new StringType("number " + number)));
        return copy;
    }
}
