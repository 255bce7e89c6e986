package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.feed.bulk.Dataset;
import se.nhv.feed.bulk.ExportRequest;
import se.nhv.feed.bulk.Filters;
import se.nhv.fhir.Codec;

/** What an export costs against the size of the directory: the manifest, all files, and the memory that both allocate. */
public final class ExportScale {
    private static final int TIMES = 20;

    private final Codec codec = new Codec(FhirContext.forR4Cached());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ExportScale() {}

    /** @param arguments numbers of organizations; without them 200, 2,000 and 20,000 */
    public static void main(String[] arguments) throws IOException {
        int[] sizes = arguments.length == 0
                ? new int[] {200, 2_000, 20_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.println(
                "| resources | MB of files | CPU of the manifest, ms | CPU of all files, ms | KB allocated |");
        System.out.println("|---|---|---|---|---|");
        for (int organizations : sizes) {
            new ExportScale().run(organizations);
        }
    }

    private void run(int organizations) throws IOException {
        Catalogue catalogue = new CatalogueBuilder(codec, List.of())
                .first(new Edition("1", 0, LargeDirectory.THEN), new LargeDirectory(codec, 42, organizations).make());
        var request = new ExportRequest(List.copyOf(catalogue.types()), null, List.of(), List.of());
        var data = new Dataset(catalogue, LargeDirectory.THEN, request, new Filters(Map.of(), List.of()));
        long manifest = 0;
        long files = 0;
        long allocated = 0;
        int resources = 0;
        Counting out = new Counting();
        for (int time = 0; time < TIMES; time++) {
            out = new Counting();
            long memory = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            resources = data.output().stream().mapToInt(Dataset.File::count).sum();
            long listed = threads.getCurrentThreadCpuTime();
            for (String type : catalogue.types()) {
                data.write(type, out);
            }
            manifest = listed - start;
            files = threads.getCurrentThreadCpuTime() - listed;
            allocated = threads.getCurrentThreadAllocatedBytes() - memory;
        }
        System.out.printf(
                "| %,d | %d | %d | %d | %,d |%n",
                resources, out.bytes / 1_000_000, manifest / 1_000_000, files / 1_000_000, allocated / 1_000);
    }

    /** A reader that is never slow. */
    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] all, int from, int length) {
            bytes += length;
        }
    }
}
