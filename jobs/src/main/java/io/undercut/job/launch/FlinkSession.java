package io.undercut.job.launch;

import io.undercut.fault.Fault;
import io.undercut.job.cluster.JobSetbacks;
import io.undercut.job.cluster.SubmittedJob;
import io.undercut.job.cluster.TargetCluster;
import io.undercut.job.command.JobWatch;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.FlinkTarget;
import io.undercut.job.door.ClosedDoors;
import io.undercut.job.flink.ClusterTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink for as long as a command runs. Jobs reach it over REST, the embedded one as they would any cluster. */
final class FlinkSession implements OpenFlink {
    private static final Logger LOG = LoggerFactory.getLogger(FlinkSession.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration ASK_EVERY = Duration.ofMillis(100);
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(60);

    private final Supplier<StreamExecutionEnvironment> environments;
    private final String ui;
    private final int parallelism;
    private final JobWatch watch;
    private final AutoCloseable behind;

    private FlinkSession(
            Supplier<StreamExecutionEnvironment> environments, String ui, FlinkRequest request, AutoCloseable behind) {
        this.environments = environments;
        this.ui = ui;
        this.parallelism = request.parallelism();
        this.watch = request.watch();
        this.behind = behind;
    }

    /** Opens the Flink that a command wants. */
    static FlinkSession open(FlinkRequest request) {
        return request.target() instanceof FlinkTarget.Cluster cluster ? remote(request, cluster) : embedded(request);
    }

    /** Sends jobs to a cluster, with the jars that it does not have. */
    private static FlinkSession remote(FlinkRequest request, FlinkTarget.Cluster cluster) {
        Configuration client = client(cluster.host(), cluster.port());
        List<String> jars = TargetCluster.reach(cluster).missingJars().stream()
                .map(jar -> jar.toUri().toString())
                .toList();
        if (!jars.isEmpty()) {
            client.set(PipelineOptions.JARS, jars);
        }
        return new FlinkSession(() -> new StreamExecutionEnvironment(client), "http://" + cluster, request, () -> {});
    }

    /** Uses the environments that {@code flink run} has set around this program. */
    static FlinkSession submitted(FlinkRequest request, String ui) {
        if (request.target() instanceof FlinkTarget.Cluster cluster) {
            throw Fault.configuration("--target is '" + cluster
                    + "'; under 'flink run' the cluster is Flink's to name: leave --target out, or use flink's -m");
        }
        return new FlinkSession(StreamExecutionEnvironment::getExecutionEnvironment, ui, request, () -> {});
    }

    private static Configuration client(String host, int port) {
        Configuration client = new Configuration();
        client.set(DeploymentOptions.TARGET, "remote");
        client.set(RestOptions.ADDRESS, host);
        client.set(RestOptions.PORT, port);
        return client;
    }

    /** Starts an embedded Flink, its Web UI on the wanted port or the next free one. */
    static FlinkSession embedded(FlinkRequest request) {
        int parallelism = request.parallelism();
        MachineCheck.suffices(parallelism);
        ScratchFolder scratch = ScratchFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
        Configuration configuration = ClosedDoors.on("localhost", request.uiPort());
        configuration.addAll(scratch.settings());
        configuration.set(RestOptions.BIND_PORT, request.uiPort() + "-" + lastPort(request.uiPort()));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        configuration.set(
                TaskManagerOptions.NETWORK_MEMORY_MIN,
                MemorySize.ofMebiBytes(MachineCheck.networkMebibytes(parallelism)));
        configuration.set(
                TaskManagerOptions.NETWORK_MEMORY_MAX,
                MemorySize.ofMebiBytes(MachineCheck.networkMebibytes(parallelism)));
        configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        // More than the newest: should that one be damaged, the run goes on from the one before.
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        // A stopping cluster waits so long for somebody to ask what became of a checkpoint triggered by hand.
        configuration.set(RestOptions.ASYNC_OPERATION_STORE_DURATION, Duration.ofSeconds(1));
        configuration.set(RpcOptions.ASK_TIMEOUT_DURATION, Duration.ofMinutes(1));
        try {
            MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                    .setConfiguration(configuration)
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(parallelism)
                    .build());
            cluster.start();
            int port = cluster.getRestAddress().get().getPort();
            Configuration client = client("localhost", port);
            return new FlinkSession(
                    () -> new StreamExecutionEnvironment(client), "http://localhost:" + port, request, () -> {
                        try (scratch) {
                            cluster.close();
                        }
                    });
        } catch (Exception e) {
            scratch.close();
            throw StartTrouble.of(e, request.uiPort());
        }
    }

    /** The last port that is tried for the Web UI. */
    static int lastPort(int first) {
        return Math.min(65_535, first + 100);
    }

    @Override
    public String ui() {
        return ui;
    }

    @Override
    public StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment = environments.get();
        environment.setParallelism(parallelism);
        return environment;
    }

    @Override
    public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) throws Exception {
        JobClient running = submit(environment, job);
        try (JobSetbacks setbacks = JobSetbacks.of(ui, job, running.getJobID().toHexString())) {
            return await(running, setbacks);
        } finally {
            watch.ended();
        }
    }

    private JobClient submit(StreamExecutionEnvironment environment, String job) throws Exception {
        JobClient running = environment.executeAsync(job);
        watch.begun(job, running.getJobID().toHexString(), ui());
        return running;
    }

    @Override
    public void awaitLeftRunning(String job, String jobId) {
        SubmittedJob left = new SubmittedJob(ui, jobId);
        if (left.runs()) {
            watch.begun(job, jobId, ui);
            try {
                left.awaitEnd(watch::look);
            } finally {
                watch.ended();
            }
        }
    }

    @Override
    public ClusterTimes times() {
        ReadableConfig configuration = environments.get().getConfiguration();
        ClusterTimes told = TargetCluster.times(configuration);
        try {
            return FlinkTarget.of(ui.substring(ui.indexOf("//") + 2)) instanceof FlinkTarget.Cluster cluster
                            && !told.ownStrategy()
                    ? TargetCluster.reach(cluster).times()
                    : told;
        } catch (Fault silent) {
            return told;
        }
    }

    @Override
    public OptionalInt slots() {
        try {
            return FlinkTarget.of(ui.substring(ui.indexOf("//") + 2)) instanceof FlinkTarget.Cluster cluster
                    ? OptionalInt.of(TargetCluster.reach(cluster).slots())
                    : OptionalInt.empty();
        } catch (Fault gone) {
            return OptionalInt.empty();
        }
    }

    private JobExecutionResult await(JobClient running, JobSetbacks setbacks) throws Exception {
        try {
            return watched(running, setbacks);
        } catch (ExecutionException failed) {
            // Restarts that did not help count as well.
            setbacks.look();
            watch.restarted(Math.max(0, setbacks.pending() - 1));
            throw failed;
        }
    }

    private JobExecutionResult watched(JobClient running, JobSetbacks setbacks) throws Exception {
        CompletableFuture<JobExecutionResult> result = running.getJobExecutionResult();
        // The client asks for the result less and less often, every 2 s in the end: the state tells sooner that there
        // is one.
        CompletableFuture<JobStatus> state = running.getJobStatus();
        long looked = System.nanoTime();
        while (true) {
            try {
                return result.get(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                if (state.isDone()) {
                    result = isEnd(state) ? running.getJobExecutionResult() : result;
                    state = running.getJobStatus();
                }
                if (System.nanoTime() - looked >= LOOK_EVERY.toNanos()) {
                    looked = System.nanoTime();
                    watch.look();
                    look(setbacks);
                }
                if (setbacks.incurable().isPresent()) {
                    endIncurable(running, result, setbacks.incurable().get());
                }
            }
        }
    }

    /** Whether a state that came is a last one. One that did not come says nothing: the result's own request is patient. */
    private static boolean isEnd(CompletableFuture<JobStatus> state) {
        return !state.isCompletedExceptionally() && state.join().isGloballyTerminalState();
    }

    private void look(JobSetbacks setbacks) {
        setbacks.look().ifPresent(recovery -> {
            LOG.warn("{}", recovery.line());
            watch.restarted(recovery.restarts());
            watch.recovered(recovery);
        });
    }

    /** The cluster's strategy would restart a job from bad data as from a lost worker, over and over; the category says it is no use. */
    private static void endIncurable(JobClient running, CompletableFuture<JobExecutionResult> result, Fault fault)
            throws Exception {
        LOG.warn("the job is ended: no restart heals this: {}", fault.getMessage());
        running.cancel();
        try {
            result.get(CANCEL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException ended) {
            // As it was meant to; one that had failed by itself meanwhile says the same with its cause.
            LOG.debug("the job's end", ended);
            throw new ExecutionException(fault);
        }
    }

    @Override
    public <T> Collected<T> collect(DataStream<T> stream, String job) throws Exception {
        List<T> records = new ArrayList<>();
        try (CloseableIterator<T> results = stream.collectAsync()) {
            JobClient running = submit(stream.getExecutionEnvironment(), job);
            results.forEachRemaining(records::add);
            return new Collected<>(records, running.getJobExecutionResult().get());
        } finally {
            watch.ended();
        }
    }

    @Override
    public void close() {
        try {
            behind.close();
        } catch (Exception e) {
            // The command's work is done or has failed already, and how Flink stops must not hide that. For one, it
            // complains of a checkpoint asked for by hand whose outcome nobody came for.
            LOG.warn("the embedded Flink did not stop cleanly", e);
        }
    }
}
