package se.nhv.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.terminology.CodeSearch;
import se.nhv.terminology.Expand;
import se.nhv.terminology.ExpandRequest;
import se.nhv.terminology.Languages;
import se.nhv.terminology.Lookup;
import se.nhv.terminology.LookupRequest;
import se.nhv.terminology.Subsumes;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.ValidateCode;
import se.nhv.terminology.ValidateRequest;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.SystemBuilder;
import se.nhv.terminology.code.SystemCompiler;
import se.nhv.terminology.code.SystemHeader;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;
import se.nhv.terminology.load.Progress;
import se.nhv.terminology.load.SystemKind;
import se.nhv.terminology.load.TableFiles;
import se.nhv.terminology.set.VersionParameters;

/**
 * The terminology room's tables of docs/benchmarks.md, the operations alone on one thread, then as requests: ICD-10-SE, whose folder is the argument, and
 * generated systems of 40,000 and 400,000 concepts, each with a tree of ten children a concept and three names more. Every
 * operation is warmed up on all systems before it is measured on any, in turn, so that neither compiler nor order favours one.
 */
public final class TerminologyBenchmark {
    private static final String GENERATED = "https://example.org/generated";
    private static final String[] WORDS = {
        "malign",
        "benign",
        "tumör",
        "lunga",
        "hjärta",
        "binjure",
        "akut",
        "kronisk",
        "medfödd",
        "fraktur",
        "infektion",
        "barn"
    };
    private static final int TURNS = 5;
    /** Prepared questions, so that making them is not measured. */
    private static final int QUESTIONS = 4_096;

    private static final int HTTP_QUESTIONS = 20_000;
    private static final int HTTP_EXPANSIONS = 96;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private TerminologyBenchmark() {}

    /** One system with the sets that are asked about. */
    private record Subject(
            String name,
            CompiledSystem system,
            Terminology terminology,
            ValueSet all,
            ValueSet thousand,
            Coding[] codings) {}

    /** @param rounds a turn */
    private record Operation(String name, int rounds, Question question) {}

    private interface Question {
        Object ask(Subject subject, int number);
    }

    public static void main(String[] arguments) throws Exception {
        List<Subject> subjects = new ArrayList<>();
        System.out.println(
                "| system | concepts | names | load s | load CPU s | heap B/concept | with search index | search index s |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        if (arguments.length > 0) {
            Path folder = Path.of(arguments[0]);
            subjects.add(subject("ICD-10-SE", () -> icd(folder)));
        }
        subjects.add(subject("generated 40,000", () -> generate(40_000)));
        subjects.add(subject("generated 400,000", () -> generate(400_000)));
        System.out.println();
        System.out.println("| operation | system | per s | p50 µs | p99 µs | CPU µs | CPU, to the first system |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Operation operation : operations()) {
            compare(operation, subjects);
        }
        overHttp(subjects);
    }

    /** As requests: what a client sees of the sizes. The client's CPU time is in the figure, the same for all. */
    private static void overHttp(List<Subject> subjects) throws Exception {
        System.out.println();
        System.out.println(
                "| request | system | req/s | p50 µs | p99 µs | CPU µs, client too | CPU, to the first system |");
        System.out.println("|---|---|---|---|---|---|---|");
        List<TerminologyDoor> doors = new ArrayList<>();
        for (Subject subject : subjects) {
            doors.add(new TerminologyDoor(subject.system(), List.of(subject.all(), subject.thousand())));
        }
        for (String name : paths(subjects.get(0)).keySet()) {
            int count = name.startsWith("$expand") ? HTTP_EXPANSIONS : HTTP_QUESTIONS;
            double first = 0;
            for (int turn = 0; turn < 2; turn++) {
                for (int i = 0; i < subjects.size(); i++) {
                    String base = doors.get(i).address();
                    List<URI> uris = paths(subjects.get(i)).getOrDefault(name, List.of()).stream()
                            .map(path -> URI.create(base + path))
                            .toList();
                    long cpu = processCpu();
                    Load.Result result = Load.run(uris, 2, count);
                    double micros = (processCpu() - cpu) / 1e3 / count;
                    first = i == 0 ? micros : first;
                    if (turn == 1) { // the first turn warms up
                        System.out.println(String.format(
                                Locale.ROOT,
                                "| %s | %s | %,.0f | %d | %d | %.0f | %.2f |",
                                name,
                                subjects.get(i).name(),
                                result.perSecond(),
                                result.percentile(0.5),
                                result.percentile(0.99),
                                micros,
                                micros / first));
                    }
                }
            }
        }
        for (TerminologyDoor door : doors) {
            door.close();
        }
    }

    private static Map<String, List<String>> paths(Subject subject) {
        String url = subject.system().header().url();
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < 1_024; i++) {
            String code = subject.codings()[i].getCode();
            String other = subject.codings()[i * 31 % QUESTIONS].getCode();
            add(all, "$validate-code", "/CodeSystem/$validate-code?url=" + url + "&code=" + code);
            add(all, "$lookup", "/CodeSystem/$lookup?system=" + url + "&code=" + code);
            add(all, "$subsumes", "/CodeSystem/$subsumes?system=" + url + "&codeA=" + code + "&codeB=" + other);
            String word = URLEncoder.encode(WORDS[i % WORDS.length], StandardCharsets.UTF_8);
            String set =
                    "/ValueSet/$expand?url=" + URLEncoder.encode(subject.all().getUrl(), StandardCharsets.UTF_8);
            add(all, "$expand?filter=, 20 of all", set + "&count=20&filter=" + word);
            String thousand = URLEncoder.encode(subject.thousand().getUrl(), StandardCharsets.UTF_8);
            add(all, "$expand of 1,000 codes", "/ValueSet/$expand?url=" + thousand);
        }
        return all;
    }

    private static void add(Map<String, List<String>> all, String name, String path) {
        all.computeIfAbsent(name, key -> new ArrayList<>()).add(path);
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static List<Operation> operations() {
        ValidateCode validateCode = new ValidateCode();
        Lookup lookup = new Lookup();
        Subsumes subsumes = new Subsumes();
        Expand expand = new Expand(new CodeSearch());
        return List.of(
                new Operation(
                        "$validate-code",
                        20_000,
                        (subject, i) -> validateCode.validate(
                                subject.terminology().scope(),
                                ValidateRequest.of(subject.all(), subject.codings()[i]))),
                new Operation(
                        "$lookup",
                        20_000,
                        (subject, i) -> lookup.lookup(
                                subject.terminology().scope(),
                                new LookupRequest(
                                        subject.codings()[i],
                                        List.of(),
                                        Languages.NONE,
                                        VersionParameters.NONE,
                                        List.of()))),
                new Operation(
                        "$subsumes",
                        20_000,
                        (subject, i) -> subsumes.subsumes(
                                subject.terminology().scope(),
                                subject.codings()[i],
                                subject.codings()[i * 31 % QUESTIONS],
                                VersionParameters.NONE)),
                new Operation(
                        "$expand?filter=, 20 of all",
                        24,
                        (subject, i) -> expand.expand(
                                subject.terminology().scope(), filtered(subject.all(), WORDS[i % WORDS.length]))),
                new Operation(
                        "$expand of 1,000 codes",
                        60,
                        (subject, i) ->
                                expand.expand(subject.terminology().scope(), ExpandRequest.of(subject.thousand()))));
    }

    private interface Loader {
        CompiledSystem load() throws IOException;
    }

    private static Subject subject(String name, Loader load) throws IOException {
        long before = heap();
        long cpu = CPU.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        CompiledSystem system = load.load();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (CPU.getCurrentThreadCpuTime() - cpu) / 1e9;
        long bare = (heap() - before) / system.size();
        long indexing = System.nanoTime();
        system.words();
        double indexSeconds = (System.nanoTime() - indexing) / 1e9;
        long indexed = (heap() - before) / system.size();
        int names = 0;
        for (int concept = 0; concept < system.size(); concept++) {
            names += system.designations(concept).size();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.1f | %.1f | %d | %d | %.1f |",
                name,
                system.size(),
                names,
                seconds,
                cpuSeconds,
                bare,
                indexed,
                indexSeconds));
        return subject(name, system);
    }

    private static Subject subject(String name, CompiledSystem system) {
        String url = system.header().url();
        ValueSet all = set(url, name + "-all");
        ValueSet thousand = set(url, name + "-thousand");
        for (int i = 0; i < 1_000; i++) {
            thousand.getCompose().getIncludeFirstRep().addConcept().setCode(system.code(i * 3));
        }
        Content content = Content.EMPTY.with(List.of(new SystemEntry(system)), List.of(all, thousand), List.of());
        Random random = new Random(1);
        Coding[] codings = new Coding[QUESTIONS];
        Arrays.setAll(codings, i -> new Coding().setSystem(url).setCode(system.code(random.nextInt(system.size()))));
        return new Subject(name, system, Terminology.of(content), all, thousand, codings);
    }

    private static void compare(Operation operation, List<Subject> subjects) {
        for (int turn = 0; turn < 2; turn++) {
            subjects.forEach(subject -> measure(operation, subject, new ArrayList<>()));
        }
        Map<Subject, List<Long>> times = new LinkedHashMap<>();
        Map<Subject, Double> cpu = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (Subject subject : subjects) {
                List<Long> own = times.computeIfAbsent(subject, key -> new ArrayList<>());
                // the best turn: what else the machine does can only add
                cpu.merge(subject, measure(operation, subject, own), Math::min);
            }
        }
        double first = cpu.values().iterator().next();
        times.forEach((subject, list) -> {
            long[] sorted = list.stream().mapToLong(Long::longValue).sorted().toArray();
            double micros = cpu.getOrDefault(subject, 0.0);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %.1f | %.1f | %.1f | %.2f |",
                    operation.name(),
                    subject.name(),
                    1e9 * sorted.length / Arrays.stream(sorted).sum(),
                    sorted[sorted.length / 2] / 1e3,
                    sorted[(int) (sorted.length * 0.99)] / 1e3,
                    micros,
                    micros / first));
        });
    }

    /** One turn; returns the CPU time of a question in µs. */
    private static double measure(Operation operation, Subject subject, List<Long> nanos) {
        long cpu = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < operation.rounds(); i++) {
            long start = System.nanoTime();
            operation.question().ask(subject, i % QUESTIONS);
            nanos.add(System.nanoTime() - start);
        }
        return (CPU.getCurrentThreadCpuTime() - cpu) / 1e3 / operation.rounds();
    }

    private static CompiledSystem icd(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : new String[] {"digit3.txt", "digit4.txt", "digit5.txt"}) {
            files.add(folder.resolve(name));
        }
        var loaded = new TableFiles(SystemKind.icd10Se(), "2021", Progress.SILENT).load(files);
        return SystemCompiler.compile((CodeSystem) loaded.resources().get(0));
    }

    private static CompiledSystem generate(int size) {
        CodeSystem empty = new CodeSystem();
        empty.setUrl(GENERATED).setVersion("1").setLanguage("sv");
        SystemBuilder builder = new SystemBuilder(SystemHeader.of(empty));
        Random random = new Random(42);
        for (int i = 0; i < size; i++) {
            builder.concept("c" + i, word(random) + " " + word(random) + " " + i, null, i == 0 ? -1 : (i - 1) / 10);
            builder.designation("sv", null, word(random) + " synonym " + i, List.of());
            builder.designation("en", null, "name " + word(random) + " " + i, List.of());
            builder.designation("en", null, word(random) + " " + word(random), List.of());
        }
        return builder.build();
    }

    private static ExpandRequest filtered(ValueSet set, String filter) {
        ExpandRequest all = ExpandRequest.of(set);
        return new ExpandRequest(
                set,
                filter,
                new ExpandRequest.Page(0, 20),
                all.shape(),
                all.languages(),
                all.header(),
                all.versions(),
                List.of(),
                List.of(),
                ExpandRequest.Circumstances.NONE);
    }

    private static ValueSet set(String url, String name) {
        ValueSet set = new ValueSet();
        set.setUrl("https://example.org/" + name.replaceAll("[ ,]", "-"))
                .getCompose()
                .addInclude()
                .setSystem(url);
        return set;
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
