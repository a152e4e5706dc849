package io.undercut.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** A Flink in this JVM with one TaskManager. */
final class EmbeddedFlink implements FlinkHost {
    private final MiniCluster cluster;
    private final Path folder;

    EmbeddedFlink(int slots) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(256));
        this.folder = Files.createTempDirectory("undercut-benchmark");
        this.cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
    }

    @Override
    public StreamExecutionEnvironment environment(Configuration settings) {
        return new StreamExecutionEnvironment(settings);
    }

    @Override
    public JobExecutionResult finish(StreamExecutionEnvironment environment) throws Exception {
        return cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());
    }

    @Override
    public Path folder() {
        return folder;
    }

    /** Checkpoints that a finished job completed. */
    long checkpoints(JobID job) throws Exception {
        return cluster.getArchivedExecutionGraph(job)
                .get()
                .getCheckpointStatsSnapshot()
                .getCounts()
                .getNumberOfCompletedCheckpoints();
    }

    /** Bytes that a finished job's tasks sent, by the first operator's name. */
    Map<String, Long> bytesSent(JobID job) throws Exception {
        return StreamSupport.stream(
                        cluster.getArchivedExecutionGraph(job)
                                .get()
                                .getVerticesTopologically()
                                .spliterator(),
                        false)
                .collect(Collectors.toMap(AccessExecutionJobVertex::getName, EmbeddedFlink::bytesSent));
    }

    private static long bytesSent(AccessExecutionJobVertex vertex) {
        return Stream.of(vertex.getTaskVertices())
                .mapToLong(
                        task -> task.getCurrentExecutionAttempt().getIOMetrics().getNumBytesOut())
                .sum();
    }

    @Override
    public void close() throws Exception {
        cluster.close();
        FileUtils.deleteDirectory(folder.toFile());
    }
}
