package se.nhv.source.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.source.record.Holder;
import se.nhv.source.variants.SyntheticPage;

/** Who has a permit, in every way that a line can say it. */
class HolderReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Region Granvik genom Granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Region Granvik genom Granviks universitetssjukhus. | Region Granvik, Granviks universitetssjukhus
            Region Granvik, genom Granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Region Granvik via Granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Region Granvik – Granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Region Granvik: Granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Region Granvik (Granviks universitetssjukhus) | Region Granvik, Granviks universitetssjukhus
            Granviks universitetssjukhus (Region Granvik) | Region Granvik, Granviks universitetssjukhus
            Granviks universitetssjukhus, Region Granvik | Region Granvik, Granviks universitetssjukhus
            Granviks universitetssjukhus | -, Granviks universitetssjukhus
            region granvik genom granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Region Östmark genom Universitetssjukhuset i Östmark | Region Östmarks län, Universitetssjukhuset i Östmark
            Region Östmark län | Region Östmarks län, -
            Region Granvik genom Granviks universitetssjukhus (GUS) | Region Granvik, Granviks universitetssjukhus
            Region Granvik genom Granviks universitetssjukhus, dnr 8.9-17/2021 | Region Granvik, Granviks universitetssjukhus, dnr 8.9-17/2021
            Region Granvik genom Granviks universitetssjukhus (Dnr: 17/2021) | Region Granvik, Granviks universitetssjukhus, dnr 17/2021
            Region Granvik genom Granviks universitetssjukhus (dnr 8.9-17/2021-4) | Region Granvik, Granviks universitetssjukhus, dnr 8.9-17/2021-4
            Region Granvik genom Granviks universitetssjukhus (diarienummer 17/2021) | Region Granvik, Granviks universitetssjukhus, dnr 17/2021
            Region Granvik genom Granviks universitetssjukhus (inklusive undertillstånden för snitt och för söm) | Region Granvik, Granviks universitetssjukhus, sub snitt och för söm
            Region Granvik genom Granviks universitetssjukhus (undertillstånd: snitt) | Region Granvik, Granviks universitetssjukhus, sub snitt
            Region Granvik genom Granviks universitetssjukhus, inklusive undertillstånd för snitt | Region Granvik, Granviks universitetssjukhus, sub snitt
            Region Granvik genom Granviks universitetssjukhus med undertillstånd för snitt (dnr 17/2021) | Region Granvik, Granviks universitetssjukhus, dnr 17/2021, sub snitt
            Region Granvik genom Granviks universitetssjukhus (inklusive deltillstånd för snitt | Region Granvik, Granviks universitetssjukhus, sub snitt
            Region Björknäs Tallhed genom Tallhedens barnsjukhus/S:t Ols ögonklinik | Region Björknäs Tallhed, Tallhedens barnsjukhus/S:t Ols ögonklinik
            Region Björknäs Tallhed genom Tallhedens barnsjukhus / S:t Ols ögonklinik | Region Björknäs Tallhed, Tallhedens barnsjukhus/S:t Ols ögonklinik
            Region Björknäs Tallhed genom Tallhedens barnsjukhus och S:t Ols ögonklinik | Region Björknäs Tallhed, Tallhedens barnsjukhus/S:t Ols ögonklinik
            Region Granvik och Lindhultsregionen | Region Granvik, -; Lindhultsregionen, -
            Region Granvik genom Granviks universitetssjukhus i samverkan med Lindhultsregionen genom Lindhultska sjukhuset | Region Granvik, Granviks universitetssjukhus, with Lindhultsregionen, note Lindhultsregionen genom Lindhultska sjukhuset
            Region Granvik tillsammans med Lindhultsregionen | Region Granvik, -, with Lindhultsregionen
            Region Granvik samarbetar med Lindhultsregionen och Region Östmarks län samarbetar med Region Björknäs Tallhed | Region Granvik, -, with Lindhultsregionen; Region Östmarks län, -, with Region Björknäs Tallhed
            Region Granvik genom Nya lasarettet | Region Granvik, Nya lasarettet
            Region Granvik genom Nya lasarettet i Granby | Region Granvik, Nya lasarettet i Granby
            Region Nyby genom Nybys lasarett | Region Nyby, Nybys lasarett
            Granviks läns landsting genom Granviks universitetssjukhus | Region Granvik, Granviks universitetssjukhus
            Östmarks läns landsting, Landstinget i Granviks län och Landstinget Tallhed | Region Östmarks län, -; Region Granvik, -; Region Björknäs Tallhed, -
            Region Granvik genom Granviks universitetsjukhus | Region Granvik, Granviks universitetssjukhus
            Region Granvik genom Granviks universitetssjukhus har tillstånd att bedriva vård enligt punkt 1 och 2. | Region Granvik, Granviks universitetssjukhus
            """)
    void aLineNamesItsHolders(String line, String expected) {
        HolderReader reader = new HolderReader(SyntheticPage.directory());
        assertThat(reader.in(line, 1, false).stream()
                        .map(HolderReaderTest::written)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    private static String written(Holder one) {
        return (one.region() == null ? "-" : one.region()) + ", " + (one.unit() == null ? "-" : one.unit())
                + (one.dnr() == null ? "" : ", dnr " + one.dnr())
                + (one.subPermits().isEmpty() ? "" : ", sub " + String.join("+", one.subPermits()))
                + (one.partners().isEmpty() ? "" : ", with " + String.join("+", one.partners()))
                + (one.note() == null ? "" : ", note " + one.note());
    }
}
