package se.nhv.search.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.provider.ServedTypes;
import se.nhv.search.Search;
import se.nhv.search.SearchResult;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.SearchRequest;
import se.nhv.search.query.SearchRequest.Argument;
import se.nhv.terminology.Terminology;
import se.nhv.terminology.content.Content;

/** The engine finds what a slow and obviously right search finds, on random directories, with random queries. */
class OracleTest {
    static final String BASE = "http://register.example/fhir";

    private static final int DIRECTORIES = 25;
    private static final int QUERIES = 800;
    static final Instant THEN = Instant.parse("2024-01-01T00:00:00Z");

    private final FhirContext context = FhirContext.forR4Cached();
    private final Codec codec = new Codec(context);
    private final SearchParameters table = new SearchParameters(context, ServedTypes.names());
    private final Search search = new Search(table, codec);
    private final Definitions definitions = definitions();
    private final Map<String, IFhirPath.IParsedExpression> parsed = new HashMap<>();
    private final CatalogueBuilder builder =
            new CatalogueBuilder(codec, List.of(Terminology.part(Content.EMPTY), SearchIndex.part(table)));

    private Definitions definitions() {
        Definitions all = new Definitions(context);
        for (String name : List.of("decided-units", "evidence", "process-status", "valid-on")) {
            String file = "/fhir-resources/search-parameters/nhv-" + name + ".json";
            all.add(context.newJsonParser()
                    .parseResource(SearchParameter.class, OracleTest.class.getResourceAsStream(file)));
        }
        return all;
    }

    @Test
    void everySearchFindsWhatLookingAtEveryResourceFinds() {
        long seed = Long.getLong("nhv.seed", System.nanoTime());
        int found = 0;
        for (int i = 0; i < DIRECTORIES; i++) {
            found += compare(seed + i);
        }
        assertThat(found).as("searches that found something, seed %d", seed).isGreaterThan(DIRECTORIES * QUERIES / 4);
    }

    /** One directory; gives back how many of its searches found something. */
    private int compare(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Resource> resources = new RandomDirectory(random).make(4 + random.nextInt(12));
        Catalogue catalogue = catalogue(random, resources);
        Oracle oracle = new Oracle(context, definitions, parsed, resources);
        RandomQuery queries = new RandomQuery(random, oracle, definitions, table);
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            RandomQuery.Scope scope = queries.scope();
            String type = scope.types().get(0);
            Oracle.Asked asked = new Oracle.Asked(
                    scope.system() ? queries.tests(scope.types()) : queries.tests(type),
                    scope.system() ? null : queries.condition(type));
            List<String> sort = queries.sort(scope.types());
            List<RandomQuery.Include> includes = queries.includes(type);
            List<String> expected = oracle.find(scope.types(), asked, sort);
            List<Argument> arguments = arguments(asked, includes);
            if (scope.system() && scope.types().size() < table.types().size()) {
                arguments.add(new Argument("_type", String.join(",", scope.types())));
            }
            arguments.add(new Argument("_count", Integer.toString(1 + random.nextInt(20))));
            if (!sort.isEmpty()) {
                arguments.add(new Argument("_sort", String.join(",", sort)));
            }
            String path = scope.system() ? null : type;
            String told = "seed " + seed + " query " + i + " " + path + " " + arguments;
            check(catalogue, path, arguments, expected, new Expectation(oracle, includes, !sort.isEmpty(), told));
            found += expected.isEmpty() ? 0 : 1;
            if (i % 6 == 0) {
                found += compareContained(catalogue, oracle, queries, "seed " + seed + " query " + i);
            }
        }
        return found;
    }

    /** One search for resources inside others; 1 when it found something. */
    private int compareContained(Catalogue catalogue, Oracle oracle, RandomQuery queries, String where) {
        RandomQuery.Inside inside = queries.inside();
        Oracle.Asked asked = new Oracle.Asked(queries.tests(inside.type()), queries.condition(inside.type()));
        Set<String> expected = new TreeSet<>();
        if (inside.both()) {
            expected.addAll(oracle.find(List.of(inside.type()), asked, List.of()));
        }
        List<String> found = oracle.findContained(inside.type(), asked);
        found.forEach(each -> expected.add(inside.alone() ? each : each.substring(0, each.indexOf('#'))));
        List<Argument> arguments = arguments(asked, List.of());
        arguments.addAll(inside.arguments());
        arguments.add(new Argument("_count", "7"));
        check(
                catalogue,
                inside.type(),
                arguments,
                List.copyOf(expected),
                new Expectation(oracle, List.of(), false, where + " " + inside.type() + " " + arguments));
        return found.isEmpty() ? 0 : 1;
    }

    private static List<Argument> arguments(Oracle.Asked asked, List<RandomQuery.Include> includes) {
        List<Argument> arguments = new ArrayList<>();
        asked.tests().forEach(test -> arguments.add(test.argument()));
        if (asked.filter() != null) {
            arguments.add(new Argument("_filter", asked.filter().text()));
        }
        includes.forEach(include -> arguments.add(include.argument()));
        return arguments;
    }

    private record Expectation(Oracle oracle, List<RandomQuery.Include> includes, boolean ordered, String told) {}

    private void check(
            Catalogue catalogue,
            @Nullable String type,
            List<Argument> arguments,
            List<String> expected,
            Expectation how) {
        List<String> all = new ArrayList<>();
        List<Argument> next = arguments;
        while (next != null) {
            SearchResult result = run(catalogue, type, next, how.told);
            List<String> page = references(result, SearchResult.Mode.MATCH);
            assertThat(result.total()).as(how.told).isEqualTo(expected.size());
            assertThat(new TreeSet<>(references(result, SearchResult.Mode.INCLUDE)))
                    .as(how.told)
                    .isEqualTo(new TreeSet<>(how.oracle.included(page, how.includes)));
            all.addAll(page);
            next = query(result.links().get("next"));
        }
        if (how.ordered) {
            assertThat(all).as(how.told).isEqualTo(expected);
        } else {
            assertThat(all).as(how.told).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private SearchResult run(Catalogue catalogue, @Nullable String type, List<Argument> arguments, String told) {
        try {
            return search.run(catalogue, new SearchRequest(BASE, type, arguments, false));
        } catch (RuntimeException refused) {
            throw new AssertionError(told, refused);
        }
    }

    private static List<String> references(SearchResult result, SearchResult.Mode mode) {
        return result.hits().stream()
                .filter(hit -> hit.mode() == mode)
                .map(hit -> hit.key().reference() + (hit.local() == null ? "" : "#" + hit.local()))
                .toList();
    }

    /** The parameters of a link, as a client reads them. */
    private static @Nullable List<Argument> query(@Nullable String link) {
        if (link == null) {
            return null;
        }
        List<Argument> arguments = new ArrayList<>();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            arguments.add(new Argument(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
        }
        return arguments;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Half of the catalogues are written at once; the others grow out of another directory, change by change. */
    private Catalogue catalogue(SplittableRandom random, List<Resource> resources) {
        List<ResourceVersion> last = resources.stream()
                .map(resource -> codec.version(resource, 1, THEN))
                .toList();
        if (random.nextBoolean()) {
            return builder.first(new Edition("1", 0, THEN), last);
        }
        List<ResourceVersion> old = new ArrayList<>();
        for (Resource resource : new RandomDirectory(random).make(12)) {
            old.add(codec.version(resource, 1, THEN));
        }
        Catalogue catalogue = builder.first(new Edition("1", 0, THEN), old);
        List<ResourceVersion> changes = new ArrayList<>(last);
        for (ResourceVersion gone : old) {
            if (last.stream().noneMatch(kept -> kept.key().equals(gone.key()))) {
                changes.add(deletion(gone.key()));
            }
        }
        int sequence = 0;
        for (int from = 0; from < changes.size(); from += 7) {
            List<ResourceVersion> some = changes.subList(from, Math.min(from + 7, changes.size()));
            catalogue = builder.next(catalogue, new Edition("1", ++sequence, THEN), some);
        }
        return catalogue;
    }

    private static ResourceVersion deletion(ResourceKey key) {
        return new ResourceVersion(key, 2, THEN, true, new byte[0]);
    }
}
