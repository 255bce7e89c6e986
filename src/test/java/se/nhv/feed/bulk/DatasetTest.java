package se.nhv.feed.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/** Which version of each resource an export holds, told by when it was written. */
class DatasetTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final Filters NONE = new Filters(Map.of(), List.of());
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Instant at(int day) {
        return START.plusSeconds(86_400L * day);
    }

    private static ResourceVersion version(String id, int version, int day, boolean deleted) {
        String json = "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\",\"meta\":{\"versionId\":\"" + version + "\"}}";
        return new ResourceVersion(
                new ResourceKey("Basic", id),
                version,
                at(day),
                deleted,
                deleted ? new byte[0] : json.getBytes(StandardCharsets.UTF_8));
    }

    private static Catalogue catalogue(List<ResourceVersion> written) {
        return new CatalogueBuilder(new Codec(CONTEXT), List.of()).first(new Edition("1", 9, at(99)), written);
    }

    private static Dataset dataset(Catalogue catalogue, int asOf, @Nullable Instant since) {
        return new Dataset(catalogue, at(asOf), new ExportRequest(List.of("Basic"), since, List.of(), List.of()), NONE);
    }

    private static String lines(Dataset data, boolean deleted) throws IOException {
        var out = new ByteArrayOutputStream();
        if (deleted) {
            data.writeDeleted(out);
        } else {
            data.write("Basic", out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Resource a: written on day 1, 3 and 5, deleted on day 7, written again on day 9. */
    @ParameterizedTest(name = "as of day {0} since day {1}: version {2}, deleted {3}")
    @CsvSource({
        "0,,0,false",
        "1,,1,false",
        "4,,2,false",
        "5,,3,false",
        "5,4,3,false",
        "5,5,0,false",
        "7,,0,false",
        "7,6,0,true",
        "8,0,0,true",
        "8,7,0,false",
        "9,6,5,false",
        "9,8,5,false",
        "20,9,0,false"
    })
    void ofEachResourceTheVersionThatWasCurrentThen(int asOf, @Nullable Integer since, int version, boolean deleted)
            throws IOException {
        Catalogue catalogue = catalogue(List.of(
                version("a", 1, 1, false),
                version("a", 2, 3, false),
                version("a", 3, 5, false),
                version("a", 4, 7, true),
                version("a", 5, 9, false)));
        Dataset data = dataset(catalogue, asOf, since == null ? null : at(since));
        String expected = "{\"resourceType\":\"Basic\",\"id\":\"a\",\"meta\":{\"versionId\":\"" + version + "\"}}\n";
        assertThat(lines(data, false)).isEqualTo(version == 0 ? "" : expected);
        assertThat(data.output()).isEqualTo(version == 0 ? List.of() : List.of(new Dataset.File("Basic", 1)));
        assertThat(data.deletedBundles()).isEqualTo(deleted ? 1 : 0);
        assertThat(lines(data, true).contains("\"url\":\"Basic/a\"")).isEqualTo(deleted);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "999,1", "1000,1", "1001,2", "2000,2", "2001,3"})
    void manyDeletionsAreSeveralBundles(int resources, int bundles) throws IOException {
        List<ResourceVersion> written = new ArrayList<>();
        for (int i = 0; i < resources; i++) {
            written.add(version("r" + i, 1, 1, false));
            written.add(version("r" + i, 2, 2, true));
        }
        Dataset data = dataset(catalogue(written), 2, at(1));
        assertThat(data.deletedBundles()).isEqualTo(bundles);
        List<Bundle> lines = lines(data, true)
                .lines()
                .map(line -> CONTEXT.newJsonParser().parseResource(Bundle.class, line))
                .toList();
        assertThat(lines).hasSize(bundles).noneMatch(bundle -> bundle.getEntry().isEmpty());
        assertThat(lines.stream()
                        .flatMap(bundle -> bundle.getEntry().stream())
                        .map(entry -> entry.getRequest().getUrl())
                        .collect(Collectors.toSet()))
                .isEqualTo(IntStream.range(0, resources)
                        .mapToObj(i -> "Basic/r" + i)
                        .collect(Collectors.toSet()));
    }

    @Test
    void aTypeThatIsNotAskedForHasNoFile() {
        Catalogue catalogue = catalogue(List.of(version("a", 1, 1, false)));
        var request = new ExportRequest(List.of("Organization"), null, List.of(), List.of());
        Dataset data = new Dataset(catalogue, at(1), request, NONE);
        assertThat(data.output()).isEmpty();
    }
}
