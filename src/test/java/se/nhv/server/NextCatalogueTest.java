package se.nhv.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Edition;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Directory;
import se.nhv.feed.History;
import se.nhv.feed.HistoryRequest;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceVersion;
import se.nhv.provider.ServedTypes;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.testing.BaseCatalogue;
import se.nhv.web.find.Find;

/** A register that grew write by write answers what one answers that has just been started on the same versions. */
class NextCatalogueTest {
    private static final long SEED = 20261122;
    private static final List<String> TYPED = List.of(
            "ryggmarg", "nus", "norrland", "karolinska universitetssjukhuset", "västerbotten", "Q71", "nytt namn 3");

    private static Codec codec;
    private static CatalogueBuilder builder;
    private static Catalogue base;

    private final Random random = new Random(SEED);
    private final List<ResourceVersion> written = new ArrayList<>();
    private Catalogue grown = base;

    @BeforeAll
    static void read() {
        FhirContext context = FhirContext.forR4Cached();
        codec = new Codec(context);
        builder = new CatalogueBuilder(codec, Assembly.parts(new SearchParameters(context, ServedTypes.names())));
        Catalogue content = BaseCatalogue.read();
        base = builder.first(content.edition(), versions(content));
    }

    private static List<ResourceVersion> versions(Catalogue catalogue) {
        return catalogue
                .allVersions()
                .map(Entry::version)
                .sorted(Comparator.comparing(ResourceVersion::lastUpdated).thenComparing(ResourceVersion::key))
                .toList();
    }

    @Test
    void aPermitsUnitIsRenamedClosedAndGone() {
        edit("Organization", "sus", organization -> ((Organization) organization).setName("Nytt namn 3"));
        sameAsAfterARestart();
        edit("Organization", "sus", organization -> ((Organization) organization).setActive(false));
        sameAsAfterARestart();
        delete("Organization", "sus");
        sameAsAfterARestart();
    }

    @Test
    void aServiceTakesPatientsFromAnotherCountyAndEnds() {
        edit(
                "HealthcareService",
                "plexus-brachialis.nus",
                service -> ((HealthcareService) service).setCoverageArea(List.of(new Reference("Location/lan-12"))));
        sameAsAfterARestart();
        edit("HealthcareService", "plexus-brachialis.nus", service -> ((HealthcareService) service).setActive(false));
        sameAsAfterARestart();
    }

    @Test
    void aCountyMovesToAnotherRegionAndAnotherPart() {
        edit(
                "Location",
                "lan-22",
                county -> ((Location) county)
                        .setManagingOrganization(new Reference("Organization/region-skane"))
                        .setPartOf(new Reference("Location/samverkansregion-sodra")));
        sameAsAfterARestart();
        edit("Location", "samverkansregion-sodra", region -> ((Location) region).setPartOf(null));
        sameAsAfterARestart();
        delete("Location", "lan-22");
        sameAsAfterARestart();
    }

    @Test
    void aCountyAndAnAreaGetOtherNames() {
        edit(
                "CodeSystem",
                catalogued("urn:oid:1.2.752.129.2.2.1.18"),
                system -> ((CodeSystem) system).getConcept().forEach(county -> county.setDisplay("Nytt namn 3")));
        sameAsAfterARestart();
        edit(
                "CodeSystem",
                catalogued("https://nhv.example/fhir/CodeSystem/nhv-omrade"),
                system -> ((CodeSystem) system).getConceptFirstRep().setDisplay("Nytt namn 3"));
        sameAsAfterARestart();
    }

    private String catalogued(String url) {
        return grown.all("CodeSystem").stream()
                .filter(entry -> url.equals(entry.resource(CodeSystem.class).getUrl()))
                .map(Entry::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anyResourceIsWrittenOrDeletedInAnyOrder() {
        List<String> types =
                List.of("Organization", "Location", "HealthcareService", "OrganizationAffiliation", "PlanDefinition");
        for (int i = 0; i < 60; i++) {
            String type = types.get(random.nextInt(types.size()));
            List<Entry> all = List.copyOf(grown.all(type));
            String id = all.get(random.nextInt(all.size())).id();
            if (random.nextInt(5) == 0) {
                delete(type, id);
            } else {
                edit(type, id, this::spoil);
            }
        }
        sameAsAfterARestart();
    }

    private void spoil(Resource resource) {
        if (resource instanceof Organization organization) {
            organization.setName("Nytt namn " + random.nextInt(9)).setActive(random.nextBoolean());
        } else if (resource instanceof Location place) {
            place.setPartOf(null).setName("Ny plats " + random.nextInt(9));
        } else if (resource instanceof HealthcareService service) {
            service.setActive(random.nextBoolean()).setCoverageArea(null);
        } else if (resource instanceof OrganizationAffiliation permit) {
            permit.setActive(random.nextBoolean());
        }
    }

    private void edit(String type, String id, Consumer<Resource> edit) {
        Entry entry = grown.find(type, id).orElseThrow();
        Resource copy = entry.resource().copy();
        edit.accept(copy);
        write(codec.version(
                copy, entry.versionId() + 1, grown.edition().dataAsOf().plusMillis(1)));
    }

    private void delete(String type, String id) {
        Entry entry = grown.find(type, id).orElseThrow();
        write(new ResourceVersion(
                entry.key(), entry.versionId() + 1, grown.edition().dataAsOf().plusMillis(1), true, new byte[0]));
    }

    private void write(ResourceVersion version) {
        written.add(version);
        Edition edition = new Edition(base.edition().base(), written.size(), version.lastUpdated());
        grown = builder.next(grown, edition, List.of(version));
    }

    private void sameAsAfterARestart() {
        List<ResourceVersion> all = new ArrayList<>(versions(base));
        all.addAll(written);
        Catalogue fresh = builder.first(grown.edition(), all);
        assertThat(grown.types()).isEqualTo(fresh.types());
        for (String type : fresh.types()) {
            assertThat(grown.all(type))
                    .extracting(Entry::version)
                    .containsExactlyElementsOf(
                            fresh.all(type).stream().map(Entry::version).toList());
        }
        sameDirectory(grown.get(Directory.KEY), fresh.get(Directory.KEY));
        for (String typed : TYPED) {
            assertThat(Find.in(grown, typed)).as(typed).isEqualTo(Find.in(fresh, typed));
        }
        HistoryRequest history = new HistoryRequest(new HistoryRequest.Scope(null, null), null, null, 50, null);
        assertThat(versions(grown, history)).isEqualTo(versions(fresh, history));
    }

    private static List<ResourceVersion> versions(Catalogue catalogue, HistoryRequest history) {
        return History.page(catalogue, history).orElseThrow().lines().stream()
                .map(line -> line.entry().version())
                .toList();
    }

    private static void sameDirectory(Directory grown, Directory fresh) {
        fresh.areas()
                .all()
                .forEach(area ->
                        assertThat(grown.permits(area.code())).as(area.code()).isEqualTo(fresh.permits(area.code())));
        assertThat(grown.geography().countyCodes()).isEqualTo(fresh.geography().countyCodes());
        for (String code : fresh.geography().countyCodes()) {
            assertThat(grown.geography().county(code))
                    .isEqualTo(fresh.geography().county(code));
        }
    }
}
