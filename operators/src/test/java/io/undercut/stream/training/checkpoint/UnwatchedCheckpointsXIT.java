package io.undercut.stream.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.training.PlainLoop;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.TrainingTopology;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.zoo.network.LocalSteps;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.JobManagerOptions.SchedulerType;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checkpoints of trainings that nobody watches, and which are much shorter than the time between two of Flink's own. */
class UnwatchedCheckpointsXIT {
    private static final int SLOTS = 2;
    private static final int MANY = 1_000_000;

    @TempDir
    private java.nio.file.Path folder;

    @ParameterizedTest
    @EnumSource(
            value = SchedulerType.class,
            names = {"Default", "Adaptive"})
    void iterationsAskForThem(SchedulerType scheduler) throws Exception {
        TrainingPlan plan = SmallRun.plan(LocalSteps.FUSED, 2, 10, MANY);
        try (MiniCluster cluster = cluster(scheduler)) {
            JobID job = cluster.submitJob(job(plan, SLOTS, 100, Deadline.NONE, null))
                    .get()
                    .getJobID();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> sealedRounds().size() >= 3);
            cluster.cancelJob(job).get();
        }
        assertThat(sealedRounds()).allMatch(round -> round >= 9);
    }

    @ParameterizedTest
    @EnumSource(
            value = SchedulerType.class,
            names = {"Default", "Adaptive"})
    void theLastOneHoldsTheRoundAtWhichAllReplicasStopped(SchedulerType scheduler) throws Exception {
        TrainingPlan plan = SmallRun.plan(LocalSteps.FUSED, 3, 4, 40);
        try (MiniCluster cluster = cluster(scheduler)) {
            assertThatThrownBy(() -> cluster.executeJobBlocking(
                            job(plan, SLOTS, Checkpointing.BY_THE_CLOCK_ALONE, new Deadline(0), null)))
                    .rootCause()
                    .hasMessageContaining("was over after round 1 of 40");
            assertThat(sealedRounds()).containsExactly(0);
            String checkpoint = new SealedCheckpoints(checkpoints())
                    .newest(Set.of())
                    .checkpoint()
                    .orElseThrow();
            cluster.executeJobBlocking(job(plan, 1, Checkpointing.BY_THE_CLOCK_ALONE, Deadline.NONE, checkpoint));
        }
        assertThat(run().read(RunFolder.MODEL)).isEqualTo(PlainLoop.model(plan, SmallRun.EXAMPLES));
        assertThat(run().history()).hasSize(40).noneMatch(RoundDecision::outOfTime);
    }

    private static MiniCluster cluster(SchedulerType scheduler) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(JobManagerOptions.SCHEDULER, scheduler);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 100);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        cluster.start();
        return cluster;
    }

    private JobGraph job(TrainingPlan plan, int parallelism, int iterations, Deadline deadline, String from) {
        Checkpointing checkpointing = new Checkpointing(checkpoints(), Duration.ofHours(1), iterations);
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointing.interval());
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointing.folder());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setBufferTimeout(0);
        environment.getConfig().disableGenericTypes();
        new TrainingTopology(
                        plan, layout -> new TrainingSource(plan, layout, SmallRun.EXAMPLES), run(), checkpointing, 100)
                .until(deadline)
                .addTo(environment)
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        if (from != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(from));
        }
        return graph;
    }

    /** The newest round in each checkpoint, from 0. */
    private List<Integer> sealedRounds() {
        return LakeFiles.list(new Path(checkpoints())).stream()
                .flatMap(job -> LakeFiles.list(job.getPath()).stream())
                .flatMap(checkpoint -> CheckpointSeal.of(checkpoint.getPath()).stream())
                .map(CheckpointSeal::round)
                .sorted()
                .toList();
    }

    private RunFolder run() {
        return new RunFolder(folder.resolve("run").toUri().toString());
    }

    private String checkpoints() {
        return folder.resolve("checkpoints").toUri().toString();
    }
}
