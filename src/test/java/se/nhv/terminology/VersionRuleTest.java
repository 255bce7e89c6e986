package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.terminology.code.VersionRule;

class VersionRuleTest {

    @Test
    void versionsAreOrderedBySemverThenDateAndNeverByUpload() {
        List<String> expected =
                List.of("", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0", "1.2.0", "1.10.0", "2.0.0", "2021", "2024");
        List<String> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(VersionRule.order(version -> version, version -> null));
        assertThat(shuffled).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.0, true",
        "1.x.x, 1.2.0, true",
        "1.x, 1.2.0, true",
        "1.0.x, 1.2.0, false",
        "1, 1.0.0, false",
        "*, 3, true",
        "1.*, 2.0, false",
        "1.x.x, 1.2, false"
    })
    void aWantedVersionMatchesExactlyOrByWildcard(String wanted, String version, boolean matches) {
        assertThat(VersionRule.matches(wanted, version)).isEqualTo(matches);
    }
}
