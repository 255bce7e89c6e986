package se.nhv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.nhv.store.Versions.NOON;
import static se.nhv.store.Versions.all;
import static se.nhv.store.Versions.commit;
import static se.nhv.store.Versions.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/** What every log promises; each implementation runs the same cases. */
public abstract class ResourceLogContract {

    /** A log without entries, closed by the test. */
    protected abstract ResourceLog empty();

    @Test
    void anEmptyLogEndsAtTheEmptyHead() {
        try (ResourceLog log = empty()) {
            assertThat(log.head()).isEqualTo(Head.EMPTY);
            assertThat(all(log)).isEmpty();
        }
    }

    @Test
    void whatIsAppendedIsReplayedWithNumbersFromOneWithoutGaps() {
        try (ResourceLog log = empty()) {
            log.append(
                    Head.EMPTY,
                    List.of(
                            commit("a", organization("x", 1, NOON, "X"), organization("y", 1, NOON, "Y")),
                            commit("b", organization("x", 2, NOON.plusMillis(1), "X2"))));

            List<LogEntry> entries = all(log);

            assertThat(entries).extracting(LogEntry::sequence).containsExactly(1L, 2L, 3L);
            assertThat(entries).extracting(LogEntry::transaction).containsExactly(1L, 1L, 3L);
            assertThat(entries).extracting(entry -> entry.origin().author()).containsExactly("a", "a", "b");
            assertThat(log.head()).isEqualTo(Head.of(entries.get(2)));
        }
    }

    @Test
    void bytesInstantsDeletionsAndOriginComeBackAsTheyWere() {
        BaseEdition base = new BaseEdition("7", Instant.parse("2026-01-02T03:04:05.678Z"));
        ResourceVersion gone =
                new ResourceVersion(new ResourceKey("Organization", "x"), 2, base.instant(), true, new byte[0]);
        try (ResourceLog log = empty()) {
            log.append(Head.EMPTY, List.of(new Commit(Origin.base(base), List.of(gone))));

            LogEntry entry = all(log).get(0);

            assertThat(entry.origin()).isEqualTo(Origin.base(base));
            assertThat(entry.version().deleted()).isTrue();
            assertThat(entry.version().json()).isEmpty();
            assertThat(entry.version().lastUpdated()).isEqualTo(base.instant());
        }
    }

    @Test
    void howAVersionWasAskedForComesBack() {
        try (ResourceLog log = empty()) {
            log.append(
                    Head.EMPTY,
                    List.of(commit("", organization("x", 1, NOON, "X").asPosted(), organization("y", 1, NOON, "Y"))));
            assertThat(all(log)).extracting(entry -> entry.version().posted()).containsExactly(true, false);
        }
    }

    @Test
    void replayStartsAfterTheGivenNumber() {
        try (ResourceLog log = empty()) {
            log.append(
                    Head.EMPTY, List.of(commit("", organization("x", 1, NOON, "X"), organization("y", 1, NOON, "Y"))));
            List<Long> seen = new ArrayList<>();
            log.replay(1, entry -> seen.add(entry.sequence()));
            assertThat(seen).containsExactly(2L);
        }
    }

    @Test
    void anAppendThatExpectsAnotherHeadWritesNothing() {
        try (ResourceLog log = empty()) {
            log.append(Head.EMPTY, List.of(commit("", organization("x", 1, NOON, "X"))));

            AppendResult second = log.append(Head.EMPTY, List.of(commit("", organization("y", 1, NOON, "Y"))));

            assertThat(second).isInstanceOf(AppendResult.Conflict.class);
            assertThat(all(log)).hasSize(1);
        }
    }

    @Test
    void theChainHoldsOverEverythingThatWasAppended() {
        try (ResourceLog log = empty()) {
            Head head = Head.EMPTY;
            for (int version = 1; version <= 20; version++) {
                log.append(
                        head, List.of(commit("", organization("x", version, NOON.plusMillis(version), "å" + version))));
                head = log.head();
            }
            Head checked = Head.EMPTY;
            for (LogEntry entry : all(log)) {
                checked = HashChain.check(checked, entry);
            }
            assertThat(checked).isEqualTo(log.head());
        }
    }

    @Test
    void aChangedContentBreaksTheChainAtItsEntry() {
        try (ResourceLog log = empty()) {
            log.append(Head.EMPTY, List.of(commit("", organization("x", 1, NOON, "X"))));
            LogEntry entry = all(log).get(0);
            LogEntry forged =
                    new LogEntry(1, 1, organization("x", 1, NOON, "Z"), entry.origin(), entry.hash(), entry.chain());

            assertThatThrownBy(() -> HashChain.check(Head.EMPTY, forged))
                    .isInstanceOf(LogRefusedException.class)
                    .hasMessageContaining("entry 1")
                    .hasMessageContaining("Organization/x");
        }
    }
}
