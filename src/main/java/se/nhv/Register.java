package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.source.compare.FactName;
import se.nhv.source.compare.Published;
import se.nhv.source.directory.AreaNames;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Place;
import se.nhv.store.content.BaseContent;

/**
 * What a folder of resources, or the content in the program, says: what the command line reads documents against.
 *
 * @param sources the resources that say where others come from, as they are stored
 */
record Register(Published published, Map<ResourceKey, ResourceVersion> sources) {
    /** Parsing the other code systems would cost a second and change nothing. */
    private static final Set<String> COMPARED =
            Set.of("Organization", "Location", "PlanDefinition", "OrganizationAffiliation");

    private static final Set<String> SOURCES = Set.of("Provenance", "DocumentReference");
    private static final ResourceKey AREAS = new ResourceKey("CodeSystem", "nhv-omrade");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Register of(BaseContent content) {
        Codec codec = new Codec(FhirContext.forR4Cached());
        List<ResourceVersion> all = content.against(Map.of(), Instant.EPOCH).versions();
        Published published = Published.of(all.stream()
                .filter(version ->
                        COMPARED.contains(version.key().type()) || version.key().equals(AREAS))
                .map(version -> codec.parse(version.json()))
                .toList());
        return new Register(
                published,
                all.stream()
                        .filter(version -> SOURCES.contains(version.key().type()))
                        .collect(Collectors.toMap(ResourceVersion::key, version -> version)));
    }

    /** The regions and units that names are looked up in. */
    Directory directory() {
        return published.directory();
    }

    /** The areas that titles are looked up in. */
    AreaNames areas() {
        return published.names();
    }

    /** The name of an organization, a sub-area or a sub-permit; what is no id comes back as it is. */
    String name(String id) {
        return directory()
                .byId(id)
                .map(Place::name)
                .or(() -> published.parts().values().stream()
                        .flatMap(List::stream)
                        .filter(part -> part.code().equals(id))
                        .map(Published.Part::title)
                        .findFirst())
                .orElse(id);
    }

    /** Where the published value of a fact comes from: addresses, or documents without one. */
    List<String> sources(FactName fact) {
        String region = fact.region();
        String id = region == null ? fact.area() : fact.area() + "." + region.replaceFirst("^region-", "");
        return Stream.of(id + ".kalla", id)
                .flatMap(name -> stored("Provenance", name).stream())
                .flatMap(provenance ->
                        StreamSupport.stream(provenance.path("entity").spliterator(), false))
                .filter(entity -> !otherwise(entity))
                .map(entity -> entity.path("what").path("reference").asText())
                .map(this::address)
                .distinct()
                .toList();
    }

    /** A source that says something else than what is in force has words, but no paragraph. */
    private static boolean otherwise(JsonNode entity) {
        return entity.path("what").has("display") && !entity.path("what").has("identifier");
    }

    private String address(String reference) {
        String id = reference.replaceFirst("^DocumentReference/", "");
        return stored("DocumentReference", id)
                .map(document -> document.at("/content/0/attachment/url").asText(id))
                .orElse(id);
    }

    private Optional<JsonNode> stored(String type, String id) {
        return Optional.ofNullable(sources.get(new ResourceKey(type, id))).map(version -> {
            try {
                return Objects.requireNonNull(JSON.readTree(version.json()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
