package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.undercut.job.chaos.FaultySite;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.RunSettings;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.config.Warehouse;
import io.undercut.job.launch.UnwatchedFlink;
import io.undercut.job.task.ModelTasks;
import io.undercut.job.task.StartingPoint;
import io.undercut.job.task.Zoo;
import io.undercut.stream.training.Beacon;
import io.undercut.stream.training.FaultyFeedback;
import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.zoo.catalog.TireDegradation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * TaskManagers killed while an average is on its way back to the readers, after a checkpoint in which only the averager has it: one
 * sha256 with the averager's re-emission; without it the training must hang, or this test would prove nothing.
 */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
class FeedbackWindowChaosIT {
    private static final int ROUND = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration HUNG = Duration.ofSeconds(20);

    private final FaultStage stage;
    private final Path home;
    private ChaosCluster cluster;

    FeedbackWindowChaosIT(FaultStage stage) {
        this.stage = stage;
        this.home = stage.warehouse("window");
    }

    @BeforeAll
    void startsACluster() throws Exception {
        cluster = new ChaosCluster(home);
    }

    @AfterAll
    void leavesNothingRunning() throws IOException {
        cluster.close();
    }

    @Test
    @Order(1)
    void withReemissionTheModelIsTheSame() throws Exception {
        CompletableFuture<byte[]> training = struck("with", Reemission.ON);

        stage.add(
                "TaskManagers killed with an average on its way back",
                "at round " + ROUND,
                DigestUtils.sha256Hex(training.get()),
                stage.rounds());
        assertThat(DigestUtils.sha256Hex(training.get())).isEqualTo(stage.expected());
    }

    @Test
    @Order(2)
    void withoutReemissionTheTrainingHangs() throws Exception {
        Beacon beacon = new Beacon(
                Files.createDirectories(home.resolve("beacon-without")).toString());
        CompletableFuture<byte[]> training = struck("without", Reemission.OFF);
        TrainingWatch watch = new TrainingWatch(cluster.target());
        String job = watch.job();

        TrainingWatch.pass(HUNG);

        assertThat(training).isNotDone();
        assertThat(watch.state(job)).isEqualTo("RUNNING");
        assertThat(beacon.told(Beacon.round(ROUND + 1))).isFalse();
        stage.add(
                "the same with re-emission switched off: hangs, as it must",
                "running, no round in %d s".formatted(HUNG.toSeconds()),
                stage.expected(),
                ROUND);
        watch.cancel(job);
        assertThat(training).failsWithin(PATIENCE);
    }

    /** A training whose TaskManagers were killed in the window and replaced. */
    private CompletableFuture<byte[]> struck(String runId, Reemission reemission) throws IOException {
        Beacon beacon = new Beacon(
                Files.createDirectories(home.resolve("beacon-" + runId)).toString());
        CompletableFuture<byte[]> training = CompletableFuture.supplyAsync(() -> trained(runId, beacon, reemission));
        String swallowed = FaultyFeedback.swallowed(ROUND);
        await().atMost(PATIENCE).until(() -> !beacon.processes(swallowed).isEmpty());
        Path checkpoints = home.resolve("training/checkpoints").resolve(runId);
        // The round may come before the first checkpoint is complete.
        Optional<Path> before = EmbeddedChaosIT.seal(checkpoints);
        await().atMost(PATIENCE).until(() -> !EmbeddedChaosIT.seal(checkpoints).equals(before));
        // Before the kill: the restored job may deliver at once.
        beacon.tell(FaultyFeedback.relent(ROUND));
        List<ProcessHandle> all = cluster.taskManagers();
        all.forEach(ProcessHandle::destroyForcibly);
        // What still lives is not replaced.
        all.forEach(one -> one.onExit().join());
        cluster.replaceTaskManagers();
        return training;
    }

    private byte[] trained(String runId, Beacon beacon, Reemission reemission) {
        RunSettings settings = new RunSettings(
                Warehouse.of(home),
                4,
                4,
                "auto",
                42,
                TrainingChoices.of(TireDegradation.RECIPE).with(stage.choices()),
                List.of());
        try (OpenFlink flink = UnwatchedFlink.at(cluster.target(), 4)) {
            FaultySite site = new FaultySite(flink, new FaultyFeedback(beacon, Map.of(), Set.of(ROUND)), reemission);
            ModelTasks tasks = new ModelTasks(Zoo.OURS, TireDegradation.TYPE, site, settings, runId, Clock.systemUTC());
            return tasks.train(tasks.features(stage.seasons(), stage.testSeasons()), StartingPoint.FRESH)
                    .archive();
        }
    }
}
