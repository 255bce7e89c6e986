package se.nhv.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.store.AppendResult;
import se.nhv.store.Commit;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.Origin;
import se.nhv.store.ResourceLog;
import se.nhv.store.content.ContentFiles;
import se.nhv.store.memory.MemoryLog;

/** Writes that wait for each other share the wait for the medium, and nothing else. */
class ConcurrentWritesTest {
    private static final Codec CODEC = new Codec(FhirContext.forR4Cached());
    private static final ResourceKey KEY = new ResourceKey("Organization", "o");

    @TempDir
    private Path folder;

    private final SlowLog log = new SlowLog();
    private Register register;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("edition.properties"), "id=1\ninstant=2026-11-22T00:00:00Z\n");
        Files.createDirectory(folder.resolve("organizations"));
        Files.writeString(folder.resolve("organizations/a.json"), "{\"resourceType\":\"Organization\",\"id\":\"a\"}");
        register =
                Register.open(log, ContentFiles.in(folder), new CatalogueBuilder(CODEC, List.of()), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        register.close();
    }

    /** A log that stores when it is told to. */
    private static final class SlowLog implements ResourceLog {
        private final ResourceLog memory = new MemoryLog();
        private final List<Integer> commits = new ArrayList<>();
        private final AtomicBoolean refusing = new AtomicBoolean();
        private volatile CountDownLatch storing = new CountDownLatch(0);
        private volatile CountDownLatch reached = new CountDownLatch(0);

        @Override
        public AppendResult append(Head expected, List<Commit> added) {
            reached.countDown();
            try {
                storing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (refusing.get()) {
                throw new LogUnavailableException("full", null);
            }
            commits.add(added.size());
            return memory.append(expected, added);
        }

        @Override
        public Head head() {
            return memory.head();
        }

        @Override
        public void replay(long after, Consumer<LogEntry> reader) {
            memory.replay(after, reader);
        }

        @Override
        public boolean shared() {
            return false;
        }

        @Override
        public void awaitChange(Duration atMost) {}

        @Override
        public void close() {}
    }

    /** Adds the next version and gives its number. */
    private int write() {
        return register.write(moment -> {
            int next = moment.now().versions(KEY).size() + 1;
            Organization organization = new Organization().setName("number " + next);
            organization.setId(KEY.id());
            return new Register.Plan<>(
                    Origin.written("editor"),
                    List.of(CODEC.version(organization, next, moment.instant())),
                    after -> after.versions(KEY).size());
        });
    }

    private int refused() {
        return register.write(moment -> {
            throw new IllegalArgumentException(
                    "refused at " + moment.now().versions(KEY).size());
        });
    }

    /** Starts a write that the log holds up, then others that wait for it, and lets go when all wait. */
    private List<FutureTask<Integer>> together(List<FutureTask<Integer>> others) throws InterruptedException {
        log.commits.clear();
        log.storing = new CountDownLatch(1);
        log.reached = new CountDownLatch(1);
        List<FutureTask<Integer>> all = new ArrayList<>(List.of(new FutureTask<>(this::write)));
        new Thread(all.get(0)).start();
        log.reached.await();
        for (FutureTask<Integer> other : others) {
            Thread thread = new Thread(other);
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            all.add(other);
        }
        log.storing.countDown();
        return all;
    }

    @Test
    void theyAreStoredInOneGoAndEachGetsItsOwnVersion() throws Exception {
        List<FutureTask<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            others.add(new FutureTask<>(this::write));
        }
        List<Integer> made = new ArrayList<>();
        for (FutureTask<Integer> write : together(others)) {
            made.add(write.get());
        }
        assertThat(made).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(log.commits).containsExactly(1, 9);
        List<LogEntry> entries = new ArrayList<>();
        log.replay(1, entries::add);
        assertThat(entries).extracting(LogEntry::transaction).doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(entry -> entry.version().lastUpdated())
                .isSorted()
                .doesNotHaveDuplicates();
        for (LogEntry entry : entries) {
            assertThat(register.earlier()
                            .at(entry.version().lastUpdated())
                            .orElseThrow()
                            .find(KEY)
                            .orElseThrow()
                            .versionId())
                    .isEqualTo(entry.version().versionId());
        }
    }

    @Test
    void oneThatIsRefusedSeesThoseBeforeItAndLeavesTheOthersAlone() throws Exception {
        List<FutureTask<Integer>> all = together(
                List.of(new FutureTask<>(this::write), new FutureTask<>(this::refused), new FutureTask<>(this::write)));
        assertThatThrownBy(() -> all.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("refused at 2");
        assertThat(all.get(3).get()).isEqualTo(3);
        assertThat(register.current().now().versions(KEY)).hasSize(3);
    }

    @Test
    void aMediumThatRefusesRefusesAllAndNothingIsPublished() throws Exception {
        log.refusing.set(true);
        for (FutureTask<Integer> write :
                together(List.of(new FutureTask<>(this::write), new FutureTask<>(this::write)))) {
            assertThatThrownBy(write::get).cause().isInstanceOf(LogUnavailableException.class);
        }
        assertThat(register.current().now().versions(KEY)).isEmpty();
        assertThat(register.trouble()).isPresent();
        log.refusing.set(false);
        assertThat(write()).isEqualTo(1);
        assertThat(register.trouble()).isEmpty();
    }
}
