package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.table.Checksum;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.ParentModel;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingXIT {
    private static final int REPLICAS = 5;
    private static final GeneratedShards EXAMPLES = new GeneratedShards(300, 6);
    private static final NetworkSpec NETWORK = new NetworkSpec(
            6,
            List.of(
                    new NetworkSpec.Dense(16, NetworkSpec.Activation.RELU),
                    new NetworkSpec.Dense(8, NetworkSpec.Activation.TANH)),
            NetworkSpec.Loss.SQUARED_ERROR,
            new NetworkSpec.Adam(0.01, 0.9, 0.999, 0),
            0);

    @TempDir
    private Path folder;

    private MiniCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE, org.apache.flink.configuration.MemorySize.ofMebiBytes(64));
        // A dozen clusters in one JVM: a closed one's buffers are given back when the collector comes by.
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givesTheBitsOfAPlainLoopAtAnyParallelism(int parallelism) throws Exception {
        TrainingPlan plan = plan(12);
        cluster.executeJobBlocking(job(plan, parallelism, null));
        assertThat(model()).isEqualTo(PlainLoop.model(plan, EXAMPLES));
    }

    @Test
    void givesTheSameBitsAfterALostTaskManager() throws Exception {
        TrainingPlan plan = plan(150);
        JobID job = cluster.submitJob(job(plan, 4, null)).get().getJobID();
        awaitCheckpoint();
        cluster.terminateTaskManager(0).get();
        cluster.startTaskManager();
        assertThat(cluster.requestJobResult(job).get().isSuccess()).isTrue();
        assertThat(model()).isEqualTo(PlainLoop.model(plan, EXAMPLES));
        assertThat(new RunFolder(folder.toUri().toString()).history()).hasSize(150);
    }

    @Test
    void givesTheSameBitsWhenStoppedAndResumedAtOtherParallelisms() throws Exception {
        TrainingPlan plan = plan(200);
        String savepoint = null;
        for (int parallelism : new int[] {2, 4}) {
            JobID job =
                    cluster.submitJob(job(plan, parallelism, savepoint)).get().getJobID();
            awaitCheckpoint();
            savepoint = cluster.stopWithSavepoint(
                            job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                    .get();
        }
        cluster.executeJobBlocking(job(plan, 1, savepoint));
        assertThat(model()).isEqualTo(PlainLoop.model(plan, EXAMPLES));
    }

    @Test
    void stopsEarlyWithTheBestModelWhenTheValidationLossNoLongerFalls() throws Exception {
        TrainingPlan patient = plan(400);
        TrainingPlan plan = new TrainingPlan(
                patient.network(),
                patient.standardisation(),
                patient.step(),
                REPLICAS,
                patient.localSteps(),
                new Stopping(400, 3),
                patient.batchRows(),
                patient.updaterAveraging(),
                patient.validateEvery(),
                patient.seed());
        cluster.executeJobBlocking(job(plan, 4, null));
        List<RoundDecision> history = new RunFolder(folder.toUri().toString()).history();
        RoundDecision last = history.get(history.size() - 1);
        assertThat(last.verdict()).isEqualTo(RoundDecision.Verdict.STOPPED_EARLY);
        assertThat(last.stale()).isEqualTo(3);
        assertThat(history).noneMatch(round -> round.validationLoss() < last.bestLoss());
        assertThat(model()).isEqualTo(PlainLoop.model(plan(last.bestRound() + 1), EXAMPLES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void beginsWithAParentsParametersAtAnyParallelism(int parallelism) throws Exception {
        byte[] parent = PlainLoop.model(plan(7), EXAMPLES);
        RunFolder run = new RunFolder(folder.toUri().toString());
        run.write("parent.zip", parent);
        TrainingPlan fresh = plan(9);
        TrainingPlan plan = new TrainingPlan(
                fresh.network(),
                fresh.standardisation(),
                fresh.step(),
                REPLICAS,
                fresh.localSteps(),
                fresh.stopping(),
                fresh.batchRows(),
                fresh.updaterAveraging(),
                fresh.validateEvery(),
                fresh.seed(),
                new ParentModel(run.uri() + "/parent.zip", Checksum.sha256(parent)));
        cluster.executeJobBlocking(job(plan, parallelism, null));
        assertThat(model()).isEqualTo(PlainLoop.model(plan, EXAMPLES)).isNotEqualTo(PlainLoop.model(fresh, EXAMPLES));
    }

    @Test
    void refusesASavepointOfAnotherTraining() throws Exception {
        TrainingPlan plan = plan(5_000);
        JobID job = cluster.submitJob(job(plan, 2, null)).get().getJobID();
        awaitCheckpoint();
        String savepoint = cluster.stopWithSavepoint(
                        job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        TrainingPlan fewer = new TrainingPlan(
                plan.network(),
                plan.standardisation(),
                plan.step(),
                2,
                plan.localSteps(),
                plan.stopping(),
                plan.batchRows(),
                plan.updaterAveraging(),
                plan.validateEvery(),
                plan.seed());
        assertThatThrownBy(() -> cluster.executeJobBlocking(job(fewer, 2, savepoint)))
                .hasStackTraceContaining("is of another training: replicas is 5 there and 2 here");
    }

    @Test
    void givesTheSameBitsWhenItsTimeWasOverAndItWasGivenMore() throws Exception {
        TrainingPlan plan = plan(60);
        assertThatThrownBy(() -> cluster.executeJobBlocking(job(plan, 4, null, new Deadline(0))))
                .rootCause()
                .hasMessageContaining("training.deadline, was over after round 1 of 60");
        RunFolder run = new RunFolder(folder.toUri().toString());
        assertThat(run.has(RunFolder.MODEL)).isFalse();
        assertThat(run.read(RunFolder.BEST)).isEqualTo(PlainLoop.model(plan(1), EXAMPLES));
        String checkpoint = new SealedCheckpoints(
                        folder.resolve("checkpoints").toUri().toString())
                .newest(Set.of())
                .checkpoint()
                .orElseThrow();
        cluster.executeJobBlocking(job(plan, 2, checkpoint, Deadline.NONE));
        assertThat(model()).isEqualTo(PlainLoop.model(plan, EXAMPLES));
        assertThat(run.history()).hasSize(60).noneMatch(RoundDecision::outOfTime);
    }

    @Test
    void stopsAtOnceWhenTheLossIsNoLongerANumber() {
        TrainingPlan plan = new TrainingPlan(
                new NetworkSpec(
                        6,
                        NETWORK.hidden(),
                        NetworkSpec.Loss.SQUARED_ERROR,
                        new NetworkSpec.Adam(1e30, 0.9, 0.999, 0),
                        0),
                Standardisation.fit(EXAMPLES.of(0, 1).training()),
                LocalSteps.DL4J,
                2,
                5,
                new Stopping(20, 0),
                32,
                UpdaterAveraging.AVERAGED,
                5,
                42);
        assertThatThrownBy(() -> cluster.executeJobBlocking(job(plan, 2, null)))
                .rootCause()
                .hasMessageContaining("lower training.learning-rate");
    }

    private static TrainingPlan plan(int rounds) {
        return new TrainingPlan(
                NETWORK,
                Standardisation.fit(EXAMPLES.of(0, 1).training()),
                LocalSteps.DL4J,
                REPLICAS,
                4,
                new Stopping(rounds, 0),
                32,
                UpdaterAveraging.AVERAGED,
                3,
                42);
    }

    private JobGraph job(TrainingPlan plan, int parallelism, String savepoint) {
        return job(plan, parallelism, savepoint, Deadline.NONE);
    }

    private JobGraph job(TrainingPlan plan, int parallelism, String savepoint, Deadline deadline) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        if (deadline != Deadline.NONE) {
            configuration.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setBufferTimeout(0);
        environment.getConfig().disableGenericTypes();
        new TrainingTopology(
                        plan,
                        layout -> new TrainingSource(plan, layout, EXAMPLES),
                        new RunFolder(folder.toUri().toString()),
                        new Checkpointing(
                                folder.resolve("checkpoints").toUri().toString(),
                                Duration.ofMillis(50),
                                Checkpointing.BY_THE_CLOCK_ALONE),
                        100)
                .until(deadline)
                .addTo(environment)
                .sinkTo(new org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink<>())
                .uid("rounds");
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(
                    org.apache.flink.runtime.jobgraph.SavepointRestoreSettings.forPath(savepoint));
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
