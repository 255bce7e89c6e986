package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Distance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** What no source of the register gives is found as soon as an operator writes it: places with positions, names with accents. */
class WrittenDirectoryTest {
    private static RunningRegister register;
    private static Asking asking;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
        asking = new Asking(register);
        place("a-far", "Långt bort", "59.0", "18.0");
        place("b-near", "Nära", "58.01", "18.0");
        place("c-here", "Här", "58.0", "18.0");
        person("x", "Bénédicte");
        person("y", "Benedicte");
        person("z", "Åke");
        person("w", "Ake");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static void place(String id, String name, String latitude, String longitude) {
        write(
                "Location/" + id,
                "{\"resourceType\":\"Location\",\"id\":\"" + id + "\",\"status\":\"active\",\"name\":\"" + name
                        + "\",\"position\":{\"longitude\":" + longitude + ",\"latitude\":" + latitude + "}}");
    }

    private static void person(String id, String given) {
        write(
                "Practitioner/" + id,
                "{\"resourceType\":\"Practitioner\",\"id\":\"" + id + "\",\"name\":[{\"given\":[\"" + given + "\"]}]}");
    }

    private static void write(String address, String body) {
        var answer = register.method("PUT", address, "application/fhir+json", body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "58|18|50|km, c-here b-near",
        "58|18|50, c-here b-near",
        "58|18, c-here b-near",
        "58|18|200|km, c-here b-near a-far",
        "58|18|1000|m, c-here",
        "58|18|2000|m, c-here b-near",
        "58|18|1|[mi_i], c-here b-near",
        "59|18|0.5|km, a-far",
        "59|18|200|km, a-far b-near c-here",
    })
    void placesAreFoundWithinADistanceTheNearestFirst(String near, String ids) {
        Bundle bundle = asking.get("Location?near=" + near);
        assertThat(Asking.ids(bundle)).containsExactly(ids.split(" "));
        assertThat(bundle.getEntry()).as("there are positions now: no warning").hasSize(bundle.getTotal());
    }

    @Test
    void eachPlaceTellsItsDistanceInKilometres() {
        Bundle bundle = asking.get("Location?near=58|18|50|km");
        Distance distance = (Distance) bundle.getEntry()
                .get(1)
                .getSearch()
                .getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/location-distance")
                .getValue();
        assertThat(distance.getCode()).isEqualTo("km");
        assertThat(distance.getValue()).isBetween(new BigDecimal("1.10"), new BigDecimal("1.12"));
    }

    @Test
    void theOrderOfDistanceGoesOnOverPages() {
        Bundle first = asking.get("Location?near=58|18|200|km&_count=1");
        assertThat(Asking.ids(first)).containsExactly("c-here");
        Bundle second = asking.get(first.getLink(Bundle.LINK_NEXT).getUrl());
        assertThat(Asking.ids(second)).containsExactly("b-near");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=", "given=", "name:contains=", "_content="})
    void anAccentChangesNothing(String search) {
        for (String spelling : new String[] {"benedicte", "bénédicte", "BÉNÉDICTE"}) {
            assertThat(Asking.ids(asking.get("Practitioner?" + search + spelling)))
                    .as(spelling)
                    .containsExactlyInAnyOrder("x", "y");
        }
    }

    @Test
    void swedishLettersAreLettersOfTheirOwnAndFoundWithoutDotsAfterTheOthers() {
        assertThat(Asking.ids(asking.get("Practitioner?name=åke"))).containsExactly("z");
        assertThat(Asking.ids(asking.get("Practitioner?name=ake"))).containsExactly("w", "z");
    }
}
