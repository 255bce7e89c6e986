package se.nhv.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.nhv.nodes.VersionHistory.Write;

/** The checker finds what it is for: a check that finds nothing would prove nothing. */
class VersionHistoryTest {
    @Test
    void writesThatOverlapInTimeMayStandInEitherOrder() {
        assertThat(VersionHistory.faults(
                        List.of(
                                new Write(1, 2, "a", 10, 40),
                                new Write(2, 3, "b", 5, 30),
                                new Write(3, 4, "c", 35, 50)),
                        2))
                .isEmpty();
    }

    @Test
    void aLostUpdateIsFound() {
        assertThat(VersionHistory.faults(List.of(new Write(1, 2, "a", 1, 2), new Write(1, 3, "b", 1, 3)), 2))
                .hasSize(1);
    }

    @Test
    void aVersionThatWasMadeTwiceIsFound() {
        assertThat(VersionHistory.faults(List.of(new Write(1, 2, "a", 1, 2), new Write(1, 2, "b", 1, 3)), 2))
                .isNotEmpty();
    }

    @Test
    void aVersionThatNobodyAcknowledgedIsFound() {
        assertThat(VersionHistory.faults(List.of(new Write(1, 2, "a", 1, 2), new Write(3, 4, "b", 3, 4)), 2))
                .hasSize(1);
    }

    @Test
    void anOrderAgainstTimeIsFound() {
        assertThat(VersionHistory.faults(List.of(new Write(1, 2, "a", 10, 20), new Write(2, 3, "b", 1, 5)), 2))
                .hasSize(1);
    }
}
