package io.undercut.job.cluster;

import static io.undercut.job.cluster.FaultStage.succeeded;
import static io.undercut.job.cluster.RunningCluster.signal;
import static io.undercut.job.cluster.RunningCluster.since;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.cluster.TrainingWatch.Failure;
import io.undercut.job.cluster.TrainingWatch.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sha256 whatever happens to the workers of a cluster of separate JVMs. Two rows run by default, all by {@code -Pchaos}. */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterChaosIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaultStage stage;
    private final RunningCluster cluster;
    private final TrainingWatch watch;

    ClusterChaosIT(FaultStage stage) {
        this.stage = stage;
        this.cluster = RunningCluster.start(stage, "clustered", 9190, "--task-managers 2 --slots 2");
        this.watch = cluster.watch();
    }

    @AfterAll
    void leavesNothingRunning() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aTaskManagerKilledAndReplaced() throws IOException {
        Running run = cluster.begin("replaced", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);

        long fault = System.nanoTime();
        cluster.killTaskManager();
        Running addition = cluster.adding("--task-managers 1");
        int restored = watch.trainsAfterRestore(job);
        String seconds = since(fault);

        succeeded(addition.outcome());
        stage.same("TaskManager killed, replaced; parallelism 4", recovered(at, restored, seconds), run);
        assertThat(watch.failures(job))
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.category()).as(failure.trace()).isEqualTo("worker_crash"));
    }

    @Test
    @Order(2)
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aTaskManagerKilledAndNotReplaced() throws IOException {
        Running run = cluster.begin("lost", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);
        assertThat(watch.parallelism(job)).isEqualTo(4);

        long fault = System.nanoTime();
        cluster.killTaskManager();
        int restored = watch.trainsAfterRestore(job);
        String seconds = since(fault);

        assertThat(watch.parallelism(job)).isEqualTo(2);
        stage.same("TaskManager killed, not replaced; 4 → 2", recovered(at, restored, seconds), run);
        succeeded(cluster.adding("--task-managers 1").outcome());
    }

    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void moreThanHalfOfTheSlotsLostAndSomeBackLater() throws IOException {
        Running run = cluster.begin("waiting", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);

        cluster.living(Role.TASKMANAGER).forEach(ProcessHandle::destroyForcibly);
        watch.waitsForSlots(job);
        long back = System.nanoTime();
        succeeded(cluster.adding("--task-managers 1").outcome());
        int restored = watch.trainsAfterRestore(job);

        assertThat(watch.parallelism(job)).isEqualTo(2);
        stage.same(
                "both TaskManagers killed: waits; one comes: goes on; 4 → 2",
                recovered(at, restored, since(back) + " from its start"),
                run);
        succeeded(cluster.adding("--task-managers 1").outcome());
    }

    @Test
    @Order(4)
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aTaskManagerStoppedForLongerThanItsHeartbeatAndContinued() throws IOException {
        Running run = cluster.begin("stopped", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);

        long fault = System.nanoTime();
        ProcessHandle stopped = cluster.living(Role.TASKMANAGER).get(0);
        signal("-STOP", stopped);
        TrainingWatch.pass(Duration.ofSeconds(15));
        signal("-CONT", stopped);
        int restored = watch.trainsAfterRestore(job);

        stage.same("TaskManager stopped for 15 s (heartbeat timeout 6 s)", recovered(at, restored, since(fault)), run);
    }

    @Test
    @Order(5)
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aClientKilledAndItsRunTakenUpWhileTheJobGoesOn() throws IOException {
        Running run = cluster.begin("client", 2);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);

        run.kill();
        Running resumed = cluster.command("pipeline resume client --json --parallelism 2");

        stage.same("client killed, then pipeline resume --target", "at round " + at.round(), resumed);
        assertThat(watch.state(job)).isIn("FINISHED", "CANCELED");
    }

    /** Flink's own clock would ask for none in an hour, and the command that could ask is gone. */
    @Test
    @Order(6)
    void aClientKilledWhoseTrainingTakesItsCheckpointsByItself() throws IOException {
        Running run = cluster.begin(
                "unwatched",
                4,
                "--set=training.checkpoint-interval=1h",
                "--set=training.checkpoint-iterations=200",
                "--set=training.deadline=25s",
                "--set=training.epochs=1000000");
        String job = watch.job();

        run.kill();
        assertThat(watch.end(job)).isEqualTo("FAILED");

        assertThat(watch.checkpoints(job)).as("checkpoints by iterations").isGreaterThan(2);
        Path newest = EmbeddedChaosIT.newestSeal(cluster.warehouse().resolve("training/checkpoints/unwatched"));
        int stoppedAt = JSON.readTree(newest.toFile()).path("round").asInt() + 1;
        assertThat(watch.failures(job))
                .last()
                .extracting(Failure::trace)
                .asString()
                .contains("training.deadline, was over after round " + stoppedAt + " of ");

        Running resumed = cluster.command("pipeline resume unwatched --parallelism 2 --set training.deadline=1h");
        String second = watch.job();
        watch.underWay(second, 0, stoppedAt + 1);
        assertThat(watch.beganWith(second))
                .endsWith(job + "/" + EmbeddedChaosIT.sealed(newest).getFileName());
        watch.cancel(second);
        assertThat(resumed.outcome().code()).isEqualTo(130);
    }

    @ParameterizedTest
    @Order(7)
    @ValueSource(ints = {1, 2, 4})
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aClusterOfAnyParallelismTrainsTheSameModel(int parallelism) throws IOException {
        Running run = cluster.begin("parallel-" + parallelism, parallelism);
        watch.job();
        stage.same("cluster, parallelism " + parallelism, "", run);
    }

    static String recovered(Progress at, int restored, String seconds) {
        // The newest checkpoint there was: no more than an interval of work is done again.
        assertThat(restored).isGreaterThanOrEqualTo(at.checkpoint());
        return "at round %d, checkpoint %d; from checkpoint %d, training after %s"
                .formatted(at.round(), at.checkpoint(), restored, seconds);
    }
}
