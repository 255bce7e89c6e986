package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;

/** The country, its collaboration regions and its counties hang together as the ordinance draws them. */
class GeographyTest {
    private static final String REGION = "Location/samverkansregion-";

    private final List<Location> places = Content.all().ofType(Location.class).toList();

    @Test
    void eachOfTheTwentyOneCountiesIsManagedByItsOwnRegion() {
        Map<String, String> managers = new TreeMap<>();
        places.stream()
                .filter(place -> !code(place).isEmpty())
                .forEach(place -> managers.put(
                        code(place), place.getManagingOrganization().getReference()));
        assertThat(managers).hasSize(21).doesNotContainKeys("02", "11", "15", "16");
        assertThat(managers.values()).doesNotHaveDuplicates().allMatch(name -> name.startsWith("Organization/region-"));
    }

    @Test
    void aCountyBelongsToOneCollaborationRegionAndHallandToTwo() {
        Map<String, TreeSet<String>> regions = new TreeMap<>();
        for (Location place : places) {
            if (place.getPartOf().getReference() != null
                    && place.getPartOf().getReference().startsWith(REGION)) {
                regions.computeIfAbsent(place.getManagingOrganization().getReference(), key -> new TreeSet<>())
                        .add(place.getPartOf().getReference().substring(REGION.length()));
            }
        }
        assertThat(regions).hasSize(21);
        regions.forEach((manager, names) ->
                assertThat(names).as(manager).hasSize(manager.equals("Organization/region-halland") ? 2 : 1));
        assertThat(regions.get("Organization/region-halland")).containsExactly("sodra", "vastra");
    }

    @Test
    void theNorthHasFourCountiesAndEveryCollaborationRegionLiesInSweden() {
        assertThat(places.stream()
                        .filter(place ->
                                (REGION + "norra").equals(place.getPartOf().getReference()))
                        .map(GeographyTest::code))
                .containsExactlyInAnyOrder("22", "23", "24", "25");
        assertThat(places.stream()
                        .filter(place -> ("Location/" + place.getIdElement().getIdPart()).startsWith(REGION)))
                .hasSize(6)
                .allMatch(place -> "Location/sverige".equals(place.getPartOf().getReference()));
    }

    private static String code(Location place) {
        return place.getIdentifier().stream()
                .filter(identifier -> Systems.COUNTY.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }
}
