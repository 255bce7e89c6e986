package se.nhv.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A board's name for an area is found when it can mean one area only, and never means the wrong one. */
class AreaNamesTest {
    private final AreaNames names = new AreaNames(
            Map.of("spinal cord injuries", "ryggmargsskador"),
            Map.ofEntries(
                    Map.entry("ryggmargsskador", "Ryggmärgsskador"),
                    Map.entry("extraktion-pacemaker", "Extraktion av pacemakerutrustning"),
                    Map.entry("natkirurgi-prolaps", "Nätkirurgi vid prolaps och urininkontinens"),
                    Map.entry("testikelcancer-rplnd", "Testikelcancer, retroperitoneal lymfkörtelutrymning"),
                    Map.entry("perifer-facialispares", "Perifer facialispares"),
                    Map.entry("medfodd-metabol-sjukdom", "Medfödd metabol sjukdom, inklusive nyföddhetsscreening"),
                    Map.entry("forlossningsskador", "Fistlar efter förlossning (avancerad rekonstruktiv kirurgi)"),
                    Map.entry("endometrios", "Avancerad kirurgi vid endometrios"),
                    Map.entry("avancerad-backenkirurgi", "Avancerad bäckenkirurgi"),
                    Map.entry("konsdysfori", "Könsdysfori"),
                    Map.entry("hjartkirurgi-barn", "Hjärtkirurgi på barn och ungdomar"),
                    Map.entry("hjartkirurgi-vuxna-medfodda", "Hjärtkirurgi på vuxna med medfödda hjärtfel"),
                    Map.entry("levertransplantation", "Levertransplantation"),
                    Map.entry("lungtransplantation", "Lungtransplantation"),
                    Map.entry("psc", "Primär skleroserande kolangit (PSC)"),
                    Map.entry("malign-hypertermi", "Malign hypertermikänslighet"),
                    Map.entry("kroniska-lungsjukdomar-hos-barn", "Kroniska lungsjukdomar hos barn"),
                    Map.entry("missbildningar-matstrupen", "Medfödda missbildningar av matstrupen, kirurgi"),
                    Map.entry("missbildningar-andtarmen", "Missbildningar av ändtarmen")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ryggmärgsskada                                    | ryggmargsskador
            Ryggmärgsskadan                                   | ryggmargsskador
            Extraktion av pacemaker                           | extraktion-pacemaker
            Nätkirurgi                                        | natkirurgi-prolaps
            Testikelcancer                                    | testikelcancer-rplnd
            Perifer facialpares                               | perifer-facialispares
            Medfödd metabol sjukdom inkl. nyföddhetsscreening | medfodd-metabol-sjukdom
            Medfödda metabola sjukdomar                       | medfodd-metabol-sjukdom
            Avancerad rekonstruktiv kirurgi                   | forlossningsskador
            Endometrios                                       | endometrios
            Hjärtkirurgi barn                                 | hjartkirurgi-barn
            Hjärtkirurgi på vuxna med medfött hjärtfel        | hjartkirurgi-vuxna-medfodda
            PSC                                               | psc
            Levertransplantationer                            | levertransplantation
            """)
    void aNameThatCanMeanOneAreaOnlyMeansIt(String name, String area) {
        assertThat(names.meant(name)).contains(area);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Djup endometrios",
                "Könsdysfori hos barn",
                "Könsdysfori hos vuxna",
                "Hjärtkirurgi",
                "Hjärtkirurgi på vuxna",
                "Njurtransplantation",
                "Transplantation",
                "Lever- och lungtransplantation",
                "PSC-kirurgi",
                "Kirurgi",
                "Avancerad kirurgi",
                "Medfödda missbildningar",
                "Urininkontinens",
                "Prolaps",
                "Malign hypotermikänslighet",
                "Kroniska lungsjukdomar",
                "Kroniska lungsjukdomar hos vuxna",
                "Förvärvade ryggmärgsskador",
                "Sjukdom",
                "och",
                ""
            })
    void aNameThatCanMeanAnotherAreaMeansNone(String name) {
        assertThat(names.meant(name)).isEmpty();
    }

    @Test
    void aNameThatFitsTwoAreasIsNeithers() {
        AreaNames two = new AreaNames(Map.of(), Map.of("klump", "Klumpsjuka (KL)", "knut", "Knutsjuka (KL)"));
        assertThat(two.meant("KL")).isEmpty();
        assertThat(two.meant("Klumpsjukan")).contains("klump");
    }

    @Test
    void anyOfAnAreasNamesIsItsName() {
        assertThat(names.named("Spinal cord injuries")).contains("ryggmargsskador");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Djup endometrios         | Avancerad kirurgi vid endometrios
            Könsdysfori              | Könsdysfori
            Hjärtkirurgi på vuxna    | Hjärtkirurgi på vuxna med medfödda hjärtfel
            """)
    void theNearestNamesAreKnown(String name, String nearest) {
        assertThat(names.nearest(name)).first().isEqualTo(nearest);
    }

    @Test
    void whatIsLikeNothingIsNearNothing() {
        assertThat(names.nearest("Klumpsjuka")).isEmpty();
    }
}
