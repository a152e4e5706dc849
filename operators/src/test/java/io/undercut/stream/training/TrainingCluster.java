package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/** Two TaskManagers of two slots in this process, and a folder in which one run leaves checkpoints, savepoints and its model. */
public final class TrainingCluster implements AutoCloseable {
    private static final Duration CHECKPOINT_EVERY = Duration.ofMillis(50);

    private final MiniCluster cluster;
    private final Path folder;

    /** Starts it. */
    public TrainingCluster(Path folder) throws Exception {
        this.folder = folder;
        Configuration configuration = new Configuration();
        // The usual port may be another test's.
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        // A dozen clusters in one JVM: a closed one's buffers are given back when the collector comes by.
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
    }

    /** Flink's own. */
    public MiniCluster mini() {
        return cluster;
    }

    /** An environment whose jobs take checkpoints and are restarted. */
    public StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setBufferTimeout(0);
        environment.getConfig().disableGenericTypes();
        return environment;
    }

    /** The same, whose checkpoints outlive a job that fails. */
    public StreamExecutionEnvironment keeping(int parallelism) {
        StreamExecutionEnvironment environment = environment(parallelism);
        environment.configure(new Configuration()
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION));
        return environment;
    }

    /** The graph of a job that begins with a savepoint or a checkpoint; null to begin afresh. */
    public static JobGraph graph(StreamExecutionEnvironment environment, String savepoint) {
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        }
        return graph;
    }

    /** Where the run's checkpoints lie. */
    public Checkpointing checkpointing() {
        return new Checkpointing(checkpoints(), CHECKPOINT_EVERY, Checkpointing.BY_THE_CLOCK_ALONE);
    }

    private String checkpoints() {
        return folder.resolve("checkpoints").toUri().toString();
    }

    /** Where the run leaves its files. */
    public RunFolder run() {
        return new RunFolder(folder.toUri().toString());
    }

    /** Starts a job and stops it with a savepoint once a checkpoint is complete. */
    public String stopped(JobGraph job) throws Exception {
        JobID begun = cluster.submitJob(job).get().getJobID();
        awaitCheckpoint();
        return cluster.stopWithSavepoint(
                        begun, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
    }

    /** Starts a job and replaces a TaskManager once a checkpoint is complete; a job that fails for it is an error. */
    public void disturbed(JobGraph job) throws Exception {
        JobID begun = cluster.submitJob(job).get().getJobID();
        awaitCheckpoint();
        cluster.terminateTaskManager(0).get();
        cluster.startTaskManager();
        assertThat(cluster.requestJobResult(begun).get().isSuccess()).isTrue();
    }

    /** The newest sealed checkpoint. */
    public String newestCheckpoint() {
        return new SealedCheckpoints(checkpoints())
                .newest(Set.of())
                .checkpoint()
                .orElseThrow();
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
            try (Stream<Path> files = Files.walk(checkpoints)) {
                return files.anyMatch(file -> file.endsWith("_metadata"));
            } catch (UncheckedIOException gone) {
                return false;
            }
        });
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
