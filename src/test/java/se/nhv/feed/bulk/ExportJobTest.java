package se.nhv.feed.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of an export carries all of it, and only the whole of it. */
class ExportJobTest {
    private static final Instant AS_OF = Instant.parse("2026-11-22T00:00:00.123Z");
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00.456Z");

    @ParameterizedTest
    @CsvSource({"true,''", "false,_type=A.g.B", "false,'_typeFilter=A?name=å\n&x=%2B'", "true,...."})
    void whatWasWrittenIsRead(boolean posted, String query) {
        var job = new ExportJob("a-1", AS_OF, NOW, posted, query);
        assertThat(ExportJob.parse(job.toString())).contains(job);
    }

    @Test
    void itStandsInAnAddressAsItIs() {
        assertThat(new ExportJob("a-1", AS_OF, NOW, false, "ÿ~?&=%#").toString())
                .matches("[A-Za-z0-9._-]+");
    }

    @Test
    void anAddressThatWasCutOrMistypedIsNone() {
        String text = new ExportJob("a-1", AS_OF, NOW, false, "_type=Organization").toString();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'a' ? 'b' : 'a';
            assertThat(ExportJob.parse(text.substring(0, at))).isEmpty();
            assertThat(ExportJob.parse(text.substring(0, at) + other + text.substring(at + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "..", "e3b0c44298fc."})
    void whatIsNoAddressIsNone(String text) {
        assertThat(ExportJob.parse(text)).isEmpty();
    }

    @Test
    void aCancelledExportIsRememberedUntilItWouldHaveEnded() {
        Cancelled cancelled = new Cancelled();
        var job = new ExportJob("first", AS_OF, NOW, false, "");
        assertThat(cancelled.contains(job)).isFalse();
        cancelled.add(job, NOW);
        assertThat(cancelled.contains(job)).isTrue();
        Instant later = NOW.plus(ExportJob.LIFE).plus(Duration.ofMillis(1));
        cancelled.add(new ExportJob("second", AS_OF, later, false, ""), later);
        assertThat(cancelled.contains(job)).isFalse();
    }

    @Test
    void whoeverCancelsWithoutEndFillsNoMemory() {
        Cancelled cancelled = new Cancelled();
        for (int i = 0; i <= Cancelled.MOST; i++) {
            cancelled.add(new ExportJob("e" + i, AS_OF, NOW, false, ""), NOW);
        }
        assertThat(cancelled.contains(new ExportJob("e0", AS_OF, NOW, false, "")))
                .isFalse();
        assertThat(cancelled.contains(new ExportJob("e1", AS_OF, NOW, false, "")))
                .isTrue();
        assertThat(cancelled.contains(new ExportJob("e" + Cancelled.MOST, AS_OF, NOW, false, "")))
                .isTrue();
    }
}
