package io.undercut.stream.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.training.BoostingTopology;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sha256 of boosted trees, whatever happens to the task that boosts. */
class BoostingXIT {
    private static final GeneratedShards EXAMPLES = new GeneratedShards(300, 6);
    private static final byte[] UNDISTURBED = undisturbed(plan(Stop.NEVER));

    private enum Stop {
        NEVER,
        EARLY
    }

    @TempDir
    private Path folder;

    private MiniCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE, org.apache.flink.configuration.MemorySize.ofMebiBytes(64));
        // Some clusters in one JVM: a closed one's buffers are given back when the collector comes by.
        configuration.set(
                TaskManagerOptions.NETWORK_MEMORY_MIN, org.apache.flink.configuration.MemorySize.ofMebiBytes(16));
        configuration.set(
                TaskManagerOptions.NETWORK_MEMORY_MAX, org.apache.flink.configuration.MemorySize.ofMebiBytes(16));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
    }

    @AfterEach
    void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void givesTheBitsOfALoopWithoutFlink() throws Exception {
        cluster.executeJobBlocking(job(plan(Stop.NEVER), null, Deadline.NONE));

        assertThat(model()).isEqualTo(UNDISTURBED);
        assertThat(new RunFolder(folder.toUri().toString()).history()).hasSize(120);
    }

    @Test
    void givesTheSameBitsAfterItsTaskManagerIsLost() throws Exception {
        JobID job = cluster.submitJob(job(plan(Stop.NEVER), null, Deadline.NONE))
                .get()
                .getJobID();
        awaitCheckpoint();
        cluster.terminateTaskManager(0).get();
        cluster.startTaskManager();

        assertThat(cluster.requestJobResult(job).get().isSuccess()).isTrue();
        assertThat(model()).isEqualTo(UNDISTURBED);
        assertThat(new RunFolder(folder.toUri().toString()).history()).hasSize(120);
    }

    @Test
    void givesTheSameBitsWhenStoppedWithASavepointAndResumed() throws Exception {
        JobID job = cluster.submitJob(job(plan(Stop.NEVER), null, Deadline.NONE))
                .get()
                .getJobID();
        awaitCheckpoint();
        String savepoint = cluster.stopWithSavepoint(
                        job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();

        cluster.executeJobBlocking(job(plan(Stop.NEVER), savepoint, Deadline.NONE));

        assertThat(model()).isEqualTo(UNDISTURBED);
    }

    @Test
    void givesTheSameBitsWhenItsTimeWasOverAndItWasGivenMore() throws Exception {
        assertThatThrownBy(() -> cluster.executeJobBlocking(job(plan(Stop.NEVER), null, new Deadline(0))))
                .rootCause()
                .hasMessageContaining("training.deadline, was over after round 1 of 120");
        String checkpoint = new SealedCheckpoints(
                        folder.resolve("checkpoints").toUri().toString())
                .newest(Set.of())
                .checkpoint()
                .orElseThrow();

        cluster.executeJobBlocking(job(plan(Stop.NEVER), checkpoint, Deadline.NONE));

        assertThat(model()).isEqualTo(UNDISTURBED);
        assertThat(new RunFolder(folder.toUri().toString()).history())
                .hasSize(120)
                .noneMatch(RoundDecision::outOfTime);
    }

    @Test
    void stopsEarlyWithTheTreesOfTheLowestValidationLoss() throws Exception {
        cluster.executeJobBlocking(job(plan(Stop.EARLY), null, Deadline.NONE));

        List<RoundDecision> history = new RunFolder(folder.toUri().toString()).history();
        RoundDecision last = history.get(history.size() - 1);
        assertThat(last.verdict()).isEqualTo(RoundDecision.Verdict.STOPPED_EARLY);
        assertThat(model()).isEqualTo(undisturbed(of(new BoosterRecipe(2 * (last.bestRound() + 1), 2, 0))));
    }

    @Test
    void refusesASavepointOfOtherTrees() throws Exception {
        JobID job = cluster.submitJob(job(plan(Stop.NEVER), null, Deadline.NONE))
                .get()
                .getJobID();
        awaitCheckpoint();
        String savepoint = cluster.stopWithSavepoint(
                        job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();

        assertThatThrownBy(() ->
                        cluster.executeJobBlocking(job(of(new BoosterRecipe(240, 3, 0)), savepoint, Deadline.NONE)))
                .hasStackTraceContaining("is of another training: recipe.segment is 2 there and 3 here");
    }

    private static BoostingPlan plan(Stop stop) {
        return of(new BoosterRecipe(240, 2, stop == Stop.EARLY ? 3 : 0));
    }

    private static BoostingPlan of(BoosterRecipe recipe) {
        return new BoostingPlan(
                new BoosterSpec(
                        BoosterSpec.Library.XGBOOST,
                        BoosterSpec.Objective.SQUARED_ERROR,
                        6,
                        1,
                        0.2,
                        BoosterSpec.Trees.ofDepth(4, 1, 1),
                        new BoosterSpec.Sampling(0.7, 1)),
                recipe,
                42);
    }

    private static byte[] undisturbed(BoostingPlan plan) {
        ReplicaExamples all = EXAMPLES.of(0, 1);
        try (Boosting boosting = Boosting.of(plan.booster(), plan.seed(), all.training(), all.validation(), null)) {
            for (int segment = 0; segment < plan.recipe().segments(); segment++) {
                boosting.boost(segment * plan.recipe().segment(), plan.recipe().roundsOf(segment));
            }
            return BoosterArchive.write(plan.booster(), boosting.trees());
        }
    }

    private JobGraph job(BoostingPlan plan, String savepoint, Deadline deadline) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        if (deadline != Deadline.NONE) {
            configuration.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(2);
        environment.getConfig().disableGenericTypes();
        BoostingTopology.addTo(
                        environment,
                        plan,
                        new BoostingSource(plan, EXAMPLES, deadline, Clock.systemUTC()),
                        new RunFolder(folder.toUri().toString()),
                        new Checkpointing(
                                folder.resolve("checkpoints").toUri().toString(),
                                Duration.ofMillis(50),
                                Checkpointing.BY_THE_CLOCK_ALONE))
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        }
        return graph;
    }

    private byte[] model() throws Exception {
        return Files.readAllBytes(Path.of(URI.create(folder.toUri() + RunFolder.MODEL)));
    }

    private void awaitCheckpoint() {
        Path checkpoints = folder.resolve("checkpoints");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (cluster.listJobs().get().stream().anyMatch(status -> status.getJobState() == JobStatus.FAILED)) {
                return true;
            }
            if (!Files.exists(checkpoints)) {
                return false;
            }
            try (var files = Files.walk(checkpoints)) {
                return files.anyMatch(file -> file.endsWith("_metadata"));
            } catch (java.io.UncheckedIOException gone) {
                return false;
            }
        });
    }
}
