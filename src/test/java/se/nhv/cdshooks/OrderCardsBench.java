package se.nhv.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ConceptMap;
import se.nhv.bench.MoreAreas;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Codec;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;
import se.nhv.referral.CareAreas;
import se.nhv.testing.BaseCatalogue;
import se.nhv.testing.RunningRegister;

/**
 * The engine time (CPU) of one order-sign call with 50 draft orders, from bytes to bytes: codes of every area that has any, and codes of
 * none, against all areas of the register, and against a register of 100 areas. Prints lines for docs/benchmarks.md.
 */
public final class OrderCardsBench {
    /** CPU time of the thread: what the engine takes, whatever else the machine is doing. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int ORDERS = 50;
    private static final int AREAS = 100;
    private static final int WARM_UP = 3_000;
    private static final int CALLS = 5_000;

    private OrderCardsBench() {}

    public static void main(String[] arguments) throws IOException {
        measure(BaseCatalogue.read());
        Path folder = Files.createTempDirectory("nhv-areas");
        try {
            measure(MoreAreas.catalogue(folder, AREAS));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void measure(Catalogue catalogue) {
        RequestReader reader =
                new RequestReader(new ObjectMapper(), new AnswersInPrefetch(new Codec(FhirContext.forR4Cached())));
        Texts texts = new Texts();
        List<byte[]> bodies = bodies(catalogue);
        long[] nanos = new long[CALLS];
        int cards = 0;
        for (int i = -WARM_UP; i < CALLS; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            HookRequest request = reader.read(Hook.ORDER_SIGN, bodies.get(Math.floorMod(i, bodies.size())));
            Wording wording = new Wording(catalogue, texts, Language.SV, "http://127.0.0.1/fhir");
            List<Card> answer = new OrderCards(wording, UUID::randomUUID).of(catalogue, request, RunningRegister.TODAY);
            int length = new Json(wording).cards(answer).toString().length();
            if (i >= 0) {
                nanos[i] = CPU.getCurrentThreadCpuTime() - start;
                cards += answer.size() + Math.min(0, length);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "order-sign, %d areas, %d draft orders, %.1f cards a call: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                catalogue.get(CareAreas.KEY).active().size(),
                ORDERS,
                (double) cards / CALLS,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 99 / 100] / 1e6,
                nanos[CALLS - 1] / 1e6);
    }

    private static List<byte[]> bodies(Catalogue catalogue) {
        List<String> codes = new ArrayList<>(List.of("S52.5", "I10.9", "E11.9", "J45.9", "M54.5", "K35.8", "N39.0"));
        for (Entry entry : catalogue.all("ConceptMap")) {
            entry.resource(ConceptMap.class).getGroup().stream()
                    .flatMap(group -> group.getElement().stream())
                    .flatMap(element -> element.getTarget().stream())
                    .forEach(target -> codes.add(target.getCode()));
        }
        Random random = new Random(50);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ObjectNode[] orders = new ObjectNode[ORDERS];
            for (int j = 0; j < ORDERS; j++) {
                orders[j] = CdsHooksTest.order(
                        "d" + j, "urn:oid:1.2.752.116.1.1.1.1.3", codes.get(random.nextInt(codes.size())));
            }
            ObjectNode request = CdsHooksTest.request("order-sign", CdsHooksTest.drafts(orders));
            request.putObject("prefetch").set("patient", CdsHooksTest.patient("1980-02-03", "12"));
            bodies.add(request.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }
}
