package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.table.Checksum;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.testing.UnevenShards;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Join;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.Refinement;
import io.undercut.zoo.network.LocalSteps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What beyond parameters could depend on where a replica runs: rows' lengths and weights, dropout, the fused step's buffers. */
class FusedTrainingXIT {
    private static final int ROUNDS = 60;
    /** Some seconds of rounds: a job must still be running when its first checkpoint, a twentieth of a second in, is seen. */
    private static final int ROUNDS_TO_BE_CAUGHT_IN = 2_000;

    @TempDir
    private Path folder;

    static List<NetworkSpec> networks() {
        Refinement dropout = new Refinement.Dropout(0.3);
        return List.of(
                network(
                        List.of(
                                new Lstm(7, 5, Lstm.Gives.EVERY_STEP),
                                new Lstm(5, 5, Lstm.Gives.LAST_STEP),
                                new Dense(4, Activation.TANH)),
                        List.of()),
                network(List.of(new Dense(16, Activation.RELU), new Dense(8, Activation.SOFTPLUS)), List.of(dropout)),
                network(List.of(new Lstm(6, 5, Lstm.Gives.LAST_STEP)), List.of(dropout)),
                network(
                        List.of(new Lstm(6, 5, Lstm.Gives.LAST_STEP), new Join(5), new Dense(4, Activation.RELU)),
                        List.of(dropout, new Refinement.InputBound(1))));
    }

    private static NetworkSpec network(List<NetworkSpec.Layer> hidden, List<Refinement> refinements) {
        return new NetworkSpec(
                10,
                hidden,
                1,
                NetworkSpec.Loss.SQUARED_ERROR,
                new NetworkSpec.Adam(0.01, 0.9, 0.999, 0),
                1e-3,
                refinements);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesOneModelAtAnyParallelismAndAfterAFailure(NetworkSpec network) throws Exception {
        UnevenShards examples = new UnevenShards(network, 200);
        TrainingPlan plan = plan(network, ROUNDS);
        String expected = Checksum.sha256(PlainLoop.model(plan, examples));
        try (MiniCluster cluster = cluster()) {
            for (int parallelism : new int[] {1, 2, 4}) {
                String run = "run-" + parallelism;
                cluster.executeJobBlocking(job(plan, parallelism, run));
                assertThat(model(run)).as("parallelism %d", parallelism).isEqualTo(expected);
            }
            TrainingPlan longer = plan(network, ROUNDS_TO_BE_CAUGHT_IN);
            JobID job = cluster.submitJob(job(longer, 4, "lost")).get().getJobID();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .failFast(
                            "the job is over before its first checkpoint was seen",
                            () -> cluster.getJobStatus(job).get().isGloballyTerminalState())
                    .until(() -> checkpointed("lost"));
            cluster.terminateTaskManager(0).get();
            cluster.startTaskManager();
            assertThat(cluster.requestJobResult(job).get().isSuccess()).isTrue();
            assertThat(model("lost"))
                    .as("after a lost TaskManager")
                    .isEqualTo(Checksum.sha256(PlainLoop.model(longer, examples)));
        }
    }

    private static TrainingPlan plan(NetworkSpec network, int rounds) {
        return new TrainingPlan(
                network,
                Standardisation.fit(new UnevenShards(network, 200).of(0, 1).training()),
                LocalSteps.FUSED,
                5,
                4,
                new Stopping(rounds, 0),
                32,
                UpdaterAveraging.AVERAGED,
                20,
                42);
    }

    private static MiniCluster cluster() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
        return cluster;
    }

    private JobGraph job(TrainingPlan plan, int parallelism, String run) {
        String checkpoints = folder.resolve(run).resolve("checkpoints").toUri().toString();
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setBufferTimeout(0);
        environment.getConfig().disableGenericTypes();
        UnevenShards examples = new UnevenShards(plan.network(), 200);
        new TrainingTopology(
                        plan,
                        layout -> new TrainingSource(plan, layout, examples),
                        new RunFolder(folder.resolve(run).toUri().toString()),
                        new Checkpointing(checkpoints, Duration.ofMillis(50), Checkpointing.BY_THE_CLOCK_ALONE),
                        100)
                .addTo(environment)
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return environment.getStreamGraph().getJobGraph();
    }

    private String model(String run) throws IOException {
        return Checksum.sha256(Files.readAllBytes(folder.resolve(run).resolve(RunFolder.MODEL)));
    }

    private boolean checkpointed(String run) throws IOException {
        Path checkpoints = folder.resolve(run).resolve("checkpoints");
        if (!Files.exists(checkpoints)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        } catch (UncheckedIOException gone) {
            return false;
        }
    }
}
