package se.nhv.terminology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.SystemBuilder;
import se.nhv.terminology.code.SystemHeader;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;
import se.nhv.terminology.set.VersionParameters;

/**
 * The figures of docs/benchmarks.md for the terminology room, without HTTP, all in one run:
 * {@code java -cp target/test-classes:target/classes:target/lib/* se.nhv.terminology.TerminologyBenchmark}. A generated system
 * has a tree of ten children a concept and three names a concept.
 */
final class TerminologyBenchmark {
    private static final String SYSTEM = "https://example.org/generated";
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
    private static final int ROUNDS = 20_000;

    private TerminologyBenchmark() {}

    public static void main(String[] arguments) {
        System.out.println("| concepts | load s | heap B/concept | operation | per s | p50 µs | p99 µs |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int size : new int[] {4_000, 40_000, 400_000}) {
            measure(size);
        }
    }

    private static void measure(int size) {
        long before = heap();
        long start = System.nanoTime();
        CompiledSystem system = generate(size);
        double seconds = (System.nanoTime() - start) / 1e9;
        long perConcept = (heap() - before) / size;
        ValueSet all = set("all");
        ValueSet thousand = set("thousand");
        for (int i = 0; i < 1_000; i++) {
            thousand.getCompose().getIncludeFirstRep().addConcept().setCode("c" + (i * 3));
        }
        Content content = Content.EMPTY.with(List.of(new SystemEntry(system)), List.of(all, thousand), List.of());
        Scope scope = Terminology.of(content).scope();
        String row = String.format(Locale.ROOT, "| %,d | %.1f | %d ", size, seconds, perConcept);
        Random random = new Random(1);
        ValidateCode validateCode = new ValidateCode();
        run(
                row,
                "$validate-code",
                ROUNDS,
                () -> validateCode.validate(scope, ValidateRequest.of(all, coding(random, size))));
        Lookup lookup = new Lookup();
        run(
                row,
                "$lookup",
                ROUNDS,
                () -> lookup.lookup(
                        scope,
                        new LookupRequest(
                                coding(random, size), List.of(), Languages.NONE, VersionParameters.NONE, List.of())));
        Subsumes subsumes = new Subsumes();
        run(
                row,
                "$subsumes",
                ROUNDS,
                () -> subsumes.subsumes(scope, coding(random, size), coding(random, size), VersionParameters.NONE));
        Expand expand = new Expand(new CodeSearch());
        system.words();
        run(
                row,
                "$expand filter, 20 of all",
                200,
                () -> expand.expand(scope, filtered(all, word(random) + " " + random.nextInt(size))));
        run(row, "$expand 1,000 codes", 200, () -> expand.expand(scope, ExpandRequest.of(thousand)));
    }

    private static CompiledSystem generate(int size) {
        CodeSystem empty = new CodeSystem();
        empty.setUrl(SYSTEM).setVersion("1").setLanguage("sv");
        SystemBuilder builder = new SystemBuilder(SystemHeader.of(empty));
        Random random = new Random(42);
        for (int i = 0; i < size; i++) {
            builder.concept("c" + i, word(random) + " " + word(random) + " " + i, null, i == 0 ? -1 : (i - 1) / 10);
            builder.designation("sv", null, word(random) + " synonym " + i, List.of());
            builder.designation("en", null, "name " + word(random) + " " + i, List.of());
        }
        return builder.build();
    }

    private static void run(String row, String operation, int rounds, Runnable question) {
        for (int i = 0; i < rounds; i++) {
            question.run();
        }
        long[] nanos = new long[rounds];
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            long one = System.nanoTime();
            question.run();
            nanos[i] = System.nanoTime() - one;
        }
        double perSecond = rounds / ((System.nanoTime() - start) / 1e9);
        Arrays.sort(nanos);
        System.out.println(row
                + String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %.1f | %.1f |",
                        operation,
                        perSecond,
                        nanos[rounds / 2] / 1e3,
                        nanos[rounds * 99 / 100] / 1e3));
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
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static ValueSet set(String name) {
        ValueSet set = new ValueSet();
        set.setUrl("https://example.org/" + name).getCompose().addInclude().setSystem(SYSTEM);
        return set;
    }

    private static Coding coding(Random random, int size) {
        return new Coding().setSystem(SYSTEM).setCode("c" + random.nextInt(size));
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
