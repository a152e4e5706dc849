package io.undercut.benchmark;

import io.undercut.job.cluster.ClusterPlan;
import io.undercut.job.cluster.ClusterStatus;
import io.undercut.job.cluster.StandaloneCluster;
import io.undercut.job.config.FlinkTarget;
import io.undercut.job.config.Warehouse;
import io.undercut.zoo.provenance.MathSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** A Flink whose JobManager and TaskManagers are JVMs of their own on this machine. */
final class SeparateJvms implements FlinkHost {
    private static final int FIRST_PORT = 9170;

    private final Path folder;
    private final StandaloneCluster cluster;
    private final Thread interrupted;
    private final ClusterStatus status;

    /**
     * Starts them.
     *
     * @param home the project's folder
     * @param options of Flink, {@code key=value}, over the shipped ones
     */
    SeparateJvms(Path home, int taskManagers, int slots, List<String> options) throws Exception {
        this.folder = Files.createTempDirectory("undercut-benchmark");
        this.cluster = new StandaloneCluster(Warehouse.of(folder));
        // The processes outlive their starter by design, and a benchmark is often interrupted.
        this.interrupted = new Thread(cluster::stop);
        Runtime.getRuntime().addShutdownHook(interrupted);
        this.status = cluster.start(new ClusterPlan(
                taskManagers, slots, FIRST_PORT, home.resolve("flink-conf"), options, math(), Duration.ofMinutes(2)));
    }

    /** The processes behind it. */
    ClusterStatus status() {
        return status;
    }

    @Override
    public StreamExecutionEnvironment environment(Configuration settings) {
        FlinkTarget.Cluster target = (FlinkTarget.Cluster) FlinkTarget.of(status.target());
        Configuration client = new Configuration(settings);
        client.set(DeploymentOptions.TARGET, "remote");
        // Otherwise the clock's accumulator is not asked for.
        client.set(DeploymentOptions.ATTACHED, true);
        client.set(RestOptions.ADDRESS, target.host());
        client.set(RestOptions.PORT, target.port());
        return new StreamExecutionEnvironment(client);
    }

    @Override
    public JobExecutionResult finish(StreamExecutionEnvironment environment) throws Exception {
        return environment.execute("benchmark");
    }

    @Override
    public Path folder() {
        return folder;
    }

    private static List<MathSetting> math() {
        return Stream.of("OPENBLAS_CORETYPE", "OMP_NUM_THREADS", "OMP_WAIT_POLICY")
                .map(name -> new MathSetting(name, Objects.requireNonNullElse(System.getenv(name), "unset")))
                .toList();
    }

    @Override
    public void close() throws Exception {
        cluster.stop();
        Runtime.getRuntime().removeShutdownHook(interrupted);
        FileUtils.deleteDirectory(folder.toFile());
    }
}
