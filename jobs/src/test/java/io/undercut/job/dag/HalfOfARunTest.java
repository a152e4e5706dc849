package io.undercut.job.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfOfARunTest {
    private static final String RUN = "night";
    private static final int MANY = 8;

    @TempDir
    private Path folder;

    private RunJournal journal;

    @BeforeEach
    void openTheJournal() {
        journal = new RunJournal(new LocalArtifactStore(folder.resolve("runs")));
    }

    @Test
    void ofManyThatWantOneNameOneGetsItAndItsOrderStands() throws Exception {
        for (int round = 0; round < 20; round++) {
            String name = RUN + round;
            ExecutorService threads = Executors.newFixedThreadPool(MANY);
            try {
                List<Callable<Boolean>> wanted = new ArrayList<>();
                for (int seed = 0; seed < MANY; seed++) {
                    RunOrder order = order(seed);
                    wanted.add(() -> journal.take(name, order));
                }
                List<Integer> winners = new ArrayList<>();
                List<Future<Boolean>> got = threads.invokeAll(wanted);
                for (int seed = 0; seed < MANY; seed++) {
                    if (got.get(seed).get()) {
                        winners.add(seed);
                    }
                }
                assertThat(winners).hasSize(1);
                journal.write(new RunRecord(name, null, "RUNNING", 0, List.of(), List.of()));
                assertThat(journal.order(name).seed()).isEqualTo(winners.get(0).longValue());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aRunThatCouldNotBeginLeavesItsNameFreeAndAnyOtherKeepsIt() {
        assertThat(journal.take(RUN, order(1))).isTrue();
        assertThat(journal.take(RUN, order(2))).isFalse();
        journal.withdraw(RUN);
        assertThat(journal.take(RUN, order(3))).isTrue();
        journal.write(new RunRecord(RUN, null, "RUNNING", 0, List.of(), List.of()));
        journal.withdraw(RUN);

        assertThat(journal.take(RUN, order(4))).isFalse();
        assertThat(journal.order(RUN).seed()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "7",
                "\"text\"",
                "{}",
                "{\"dag_run_id\": null}",
                "{\"dag_run_id\": \"night\", \"status\": null, \"duration_seconds\": 1, \"tasks\": [], \"models\": []}",
                "{\"dag_run_id\": \"night\", \"status\": \"FAILED\", \"duration_seconds\": 1, \"tasks\": null,"
                        + " \"models\": []}",
                "{\"dag_run_id\": \"night\", \"status\": \"FAILED\", \"duration_seconds\": 1, \"tasks\": [null],"
                        + " \"models\": []}",
                "{\"dag_run_id\": \"night\", \"status\": \"FAILED\", \"duration_seconds\": 1, \"tasks\":"
                        + " [{\"task_id\": null}], \"models\": []}",
                "{\"dag_run_id\": \"night\", \"status\": \"FAILED\", \"duration_seconds\": \"soon\", \"tasks\": [],"
                        + " \"models\": []}",
                "\u0000\u0000\u0000",
            })
    void aJournalThatIsNoneIsToldInOneLineWithItsFileAndARemedy(String content) throws IOException {
        Path file = Files.createDirectories(folder.resolve("runs/night")).resolve("run.json");
        Files.writeString(file, content);

        assertOneLine(() -> journal.read(RUN)).contains(file.toString()).contains("start a new run");
        assertThat(journal.ids()).containsExactly(RUN);
    }

    @Test
    void aFolderInAJournalsPlaceIsToldToo() throws IOException {
        Files.createDirectories(folder.resolve("runs/night/run.json"));

        assertOneLine(() -> journal.read(RUN)).contains("run.json").contains("it is a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"source\": null}",
                "{\"source\": \"LAKE\", \"workers\": 4}",
                "{\"source\": \"LAKE\", \"laps\": [], \"seasons\": [], \"test_seasons\": [], \"workers\": 0, \"step\":"
                        + " \"fused\", \"seed\": 1, \"settings\": {}, \"math\": {}, \"promotion\": \"NEVER\"}",
                "{\"source\": \"LAKE\", \"laps\": [null], \"seasons\": [], \"test_seasons\": [], \"workers\": 1,"
                        + " \"step\": \"fused\", \"seed\": 1, \"settings\": {}, \"math\": {}, \"promotion\": \"NEVER\"}",
                "{\"source\": \"LAKE\", \"laps\": [], \"seasons\": [\"next\"], \"test_seasons\": [], \"workers\": 1}",
            })
    void anOrderThatIsNoneIsToldInOneLineWithItsFileAndARemedy(String content) throws IOException {
        journal.write(new RunRecord(RUN, null, "FAILED", 0, List.of(), List.of()));
        Files.writeString(Path.of(journal.orderOf(RUN)), content);

        assertOneLine(() -> journal.order(RUN)).contains(journal.orderOf(RUN)).contains("start a new run");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertOneLine(Runnable call) {
        String[] said = new String[1];
        assertThatThrownBy(call::run).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE);
            said[0] = fault.getMessage();
        });
        return assertThat(said[0]).hasLineCount(1).doesNotContain("io.undercut");
    }

    static RunOrder order(long seed) {
        return new RunOrder(
                List.of("tire_degradation"),
                "LAKE",
                List.of(),
                List.of(),
                List.of(),
                4,
                "fused",
                seed,
                new TreeMap<>(),
                new TreeMap<>(),
                "NEVER",
                null,
                null,
                List.of("network"),
                null,
                null);
    }
}
