package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.hl7.fhir.r4.model.HealthcareService;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Directory;
import se.nhv.feed.Timeline;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceVersion;
import se.nhv.fhir.Systems;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Texts;
import se.nhv.provider.ServedTypes;
import se.nhv.referral.CareAreas;
import se.nhv.search.Search;
import se.nhv.search.SearchResult;
import se.nhv.search.Searchset;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.SearchRequest;
import se.nhv.search.query.SearchRequest.Argument;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.load.FhirCodes;
import se.nhv.testing.BaseCatalogue;
import se.nhv.web.find.FindIndex;

/**
 * What searches, a write and memory cost at 1×, 10× and 100× the size (100× = 100,000 services, 20,000 organizations, 20,000
 * places). Prints the tables of docs/benchmarks.md. Run it with {@code -Xmx1500m}.
 */
public final class SearchScale {
    private static final String BASE = "http://register.example/fhir";
    private static final int WARM_UP = 300;
    private static final int COUNT = 500;
    private static final int WRITES = 60;

    private record Question(String name, String type, IntFunction<String> query) {}

    private final FhirContext context = FhirContext.forR4();
    private final Codec codec = new Codec(context);
    private final SearchParameters table = new SearchParameters(context, ServedTypes.names());
    private final Search search = new Search(table, codec);
    private final Searchset searchset = new Searchset(codec, new Outcomes(new Texts()));
    /** Every part that the running server has (Assembly), because memory is theirs together. */
    private final CatalogueBuilder builder = new CatalogueBuilder(
            codec,
            List.of(
                    Directory.PART,
                    Terminology.part(FhirCodes.content()),
                    CareAreas.PART,
                    SearchIndex.part(table),
                    Timeline.PART,
                    FindIndex.PART));

    private SearchScale() {}

    public static void main(String[] arguments) {
        int[] sizes = arguments.length == 0
                ? new int[] {200, 2_000, 20_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.println("| organizations, places, services | search | total | CPU p50 µs | CPU p99 µs |");
        System.out.println("|---|---|---|---|---|");
        for (int organizations : sizes) {
            new SearchScale().run(organizations);
        }
    }

    private List<Question> questions(int organizations) {
        int hospitals = Math.max(2, organizations / 10);
        int regions = Math.max(1, organizations / 100);
        return List.of(
                new Question(
                        "token",
                        "HealthcareService",
                        i -> "service-type=" + Systems.AREA + "|area-" + i % 300 + "&active=true"),
                new Question(
                        "identifier",
                        "Organization",
                        i -> "identifier=" + Systems.BASE + "/sid/nhv-enhet|o" + i % organizations),
                new Question("reference", "HealthcareService", i -> "organization=Organization/o" + i % organizations),
                new Question(
                        "reference with include",
                        "HealthcareService",
                        i -> "coverage-area=Location/l" + i % 25
                                + "&_include=HealthcareService:organization&_include:iterate=Organization:partof"),
                new Question(
                        "chain of two", "HealthcareService", i -> "organization.partof=Organization/o" + i % hospitals),
                new Question(
                        "chain of three",
                        "HealthcareService",
                        i -> "organization.partof.partof=Organization/o" + i % regions),
                new Question(
                        "reverse chain",
                        "Organization",
                        i -> "_has:HealthcareService:organization:service-type=" + Systems.AREA + "|area-" + i % 300),
                new Question(
                        "near, 50 km",
                        "Location",
                        i -> "near=" + (56 + i % 120 / 10.0) + "|" + (12 + i % 110 / 10.0) + "|50|km"),
                new Question(
                        "name",
                        "Organization",
                        i -> "name=" + List.of("ång", "oster", "norrsj", "dalk").get(i % 4)),
                new Question(
                        "name:contains, sorted",
                        "HealthcareService",
                        i -> "name:contains=" + List.of("lunds", "sjok", "asa").get(i % 3) + "&_sort=-name"),
                new Question("everything, sorted", "HealthcareService", i -> "_sort=name&_count=" + (20 + i % 5)));
    }

    private void run(int organizations) {
        String size = organizations + ", " + organizations + ", " + organizations * 5;
        long start = System.nanoTime();
        List<ResourceVersion> made = new ArrayList<>(published());
        made.addAll(new LargeDirectory(codec, 1, organizations).make());
        long begun = System.nanoTime();
        Catalogue catalogue = builder.first(new Edition("1", 0, LargeDirectory.THEN), made);
        long built = System.nanoTime();
        for (Question question : questions(organizations)) {
            measure(catalogue, question, size);
        }
        catalogue = writes(catalogue, organizations, size);
        made = List.of();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%n%s: generated in %d s, indexed in %d s, heap %d MB of %d MB, %d versions%n%n",
                size,
                (begun - start) / 1_000_000_000,
                (built - begun) / 1_000_000_000,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                catalogue.edition().sequence() + made.size());
    }

    /** What the register itself publishes: the generated directory stands beside it. */
    private static List<ResourceVersion> published() {
        Catalogue base = BaseCatalogue.read();
        return base.types().stream()
                .flatMap(type -> base.all(type).stream())
                .map(Entry::version)
                .toList();
    }

    private void measure(Catalogue catalogue, Question question, String size) {
        long[] nanos = new long[COUNT];
        long total = 0;
        for (int i = -WARM_UP; i < COUNT; i++) {
            SearchRequest request = request(question, i + WARM_UP);
            long start = cpu();
            SearchResult result = search.run(catalogue, request);
            byte[] json = searchset.json(result, Language.SV);
            long took = cpu() - start;
            if (i >= 0) {
                nanos[i] = took;
                total += result.total() == null ? json.length : result.total();
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d |%n",
                size,
                question.name,
                total / COUNT,
                nanos[COUNT / 2] / 1000,
                nanos[COUNT * 99 / 100] / 1000);
    }

    /** CPU time of this thread: other work on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static SearchRequest request(Question question, int number) {
        List<Argument> arguments = Arrays.stream(question.query.apply(number).split("&", -1))
                .map(pair -> new Argument(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)))
                .toList();
        return new SearchRequest(BASE, question.type, arguments, false);
    }

    /** Each write changes one service among all: what it takes until the next catalogue can be published. */
    private Catalogue writes(Catalogue catalogue, int organizations, String size) {
        long[] nanos = new long[WRITES];
        Catalogue now = catalogue;
        LargeDirectory directory = new LargeDirectory(codec, 2, organizations);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < WRITES; i++) {
            HealthcareService changed = directory.service(random.nextInt(organizations * 5));
            ResourceVersion version = codec.version(changed, i + 2, LargeDirectory.THEN);
            long start = cpu();
            now = builder.next(now, new Edition("1", i + 1, LargeDirectory.THEN), List.of(version));
            nanos[i] = cpu() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | one write | - | %d | %d |%n",
                size,
                nanos[WRITES / 2] / 1000,
                nanos[WRITES * 99 / 100] / 1000);
        return now;
    }
}
