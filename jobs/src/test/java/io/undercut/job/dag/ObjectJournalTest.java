package io.undercut.job.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The journal on a bucket whose lists never show what was just written. */
class ObjectJournalTest {
    private static final RunProcess HERE = RunProcess.here();

    private final String name = "journal-" + UUID.randomUUID();
    private final TestBucket bucket = TestBucket.named(name).lagging(1, 1_000_000);
    private final RunJournal journal = opened();

    private RunJournal opened() {
        return new RunJournal(ArtifactStores.at("objectstore://" + name + "/runs"));
    }

    @Test
    void everyTransitionIsThereForTheNextWhoReads() {
        assertThat(journal.take("night", HalfOfARunTest.order(1))).isTrue();
        journal.begin("night", HERE);
        for (String status : List.of("RUNNING", "RUNNING", "FAILED", "RUNNING", "SUCCEEDED")) {
            journal.write(run(status));
            assertThat(opened().read("night")).isEqualTo(run(status));
        }
        journal.end("night", HERE);

        assertThat(opened().process("night")).isEmpty();
        assertThat(opened().order("night")).isEqualTo(HalfOfARunTest.order(1));
        assertThat(bucket.count(Call.RENAME) + bucket.count(Call.DELETE)).isZero();
    }

    @Test
    void ofManyThatWantOneNameOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String run = "night" + round;
                List<Callable<Boolean>> wanted = new ArrayList<>();
                for (int seed = 0; seed < 8; seed++) {
                    RunOrder order = HalfOfARunTest.order(seed);
                    wanted.add(() -> opened().take(run, order));
                }
                int won = 0;
                for (Future<Boolean> one : threads.invokeAll(wanted)) {
                    won += one.get() ? 1 : 0;
                }
                assertThat(won).isOne();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNameGivenBackMayBeTakenAgain() {
        assertThat(journal.take("night", HalfOfARunTest.order(1))).isTrue();
        assertThat(journal.take("night", HalfOfARunTest.order(2))).isFalse();
        journal.withdraw("night");

        assertThat(opened().take("night", HalfOfARunTest.order(3))).isTrue();
    }

    @Test
    void aNameWhoseTakingWasNotAnsweredIsTheOneThatAskedForItOrFree() {
        for (int seed = 0; seed < 20; seed++) {
            String run = "night" + seed;
            bucket.failing(seed, 0).failing(Call.WRITE, 1);
            try {
                assertThat(journal.take(run, HalfOfARunTest.order(1))).isTrue();
            } catch (Fault injected) {
                assertThat(opened().take(run, HalfOfARunTest.order(1))).isTrue();
            }
            assertThat(opened().take(run, HalfOfARunTest.order(2))).isFalse();
        }
    }

    @Test
    void aWriteThatFailedMayBeDoneAgainAndWhatIsReadIsWhole() {
        journal.take("night", HalfOfARunTest.order(1));
        int failed = 0;
        for (int seed = 0; seed < 60; seed++) {
            bucket.failing(seed, 5);
            try {
                journal.write(run("state " + seed));
            } catch (Fault injected) {
                assertThat(injected.reason()).isEqualTo(FaultReason.NETWORK_TIMEOUT);
                failed++;
            }
            bucket.failing(seed, 0);
            if (opened().has("night")) {
                assertThat(opened().read("night").status()).startsWith("state ");
            }
        }
        journal.write(run("SUCCEEDED"));
        assertThat(opened().read("night").status()).isEqualTo("SUCCEEDED");
        assertThat(failed).isPositive();
    }

    @Test
    void aRunThatIsNotThereIsToldThoughTheStoreHasNoFolders() {
        assertThatThrownBy(() -> journal.read("other")).hasMessageContaining("run 'other' is not in the journal");
        assertThatThrownBy(() -> journal.read("../runs/x")).hasMessageContaining("is not in the journal");
    }

    private static RunRecord run(String status) {
        return new RunRecord("night", null, status, 1, List.of(), List.of());
    }
}
