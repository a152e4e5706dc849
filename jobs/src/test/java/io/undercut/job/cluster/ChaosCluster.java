package io.undercut.job.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.config.Warehouse;
import io.undercut.zoo.provenance.MathSetting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;

/**
 * A real cluster with ZooKeeper that lives through a campaign: one JobManager and two TaskManagers of two slots, each a JVM. What is
 * killed is replaced by the product's own {@code cluster add}.
 */
public final class ChaosCluster implements AutoCloseable {
    /** TaskManagers of a whole cluster. */
    public static final int TASK_MANAGERS = 2;

    /** Slots of each. */
    public static final int SLOTS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAILURE = "\"event_type\":\"worker_failure\"";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final StandaloneCluster processes;
    private final TestingServer zooKeeper;
    private final ExecutorService starting = Executors.newSingleThreadExecutor();
    private final List<CompletableFuture<Void>> pending = new ArrayList<>();
    private int starts;

    /** Starts ZooKeeper and the cluster. */
    public ChaosCluster(Path home) throws Exception {
        this.home = home;
        this.processes = new StandaloneCluster(Warehouse.of(home));
        // Sessions end no sooner than two ticks after the last sign of life.
        this.zooKeeper = new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, 500, 200), true);
        start();
    }

    private void start() {
        starts++;
        Path flinkConf = Path.of("..", "flink-conf").toAbsolutePath().normalize();
        List<String> options = FastSettings.with(
                zooKeeper.getConnectString(), "/campaign-" + starts, home.resolve("high-availability-" + starts));
        processes.start(new ClusterPlan(TASK_MANAGERS, SLOTS, 9130, flinkConf, options, math(), PATIENCE));
    }

    /** This JVM's own, for the reference is computed here. */
    private static List<MathSetting> math() {
        return Stream.of("OMP_NUM_THREADS", "OMP_WAIT_POLICY", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE")
                .map(name -> new MathSetting(
                        name, Optional.ofNullable(System.getenv(name)).orElse("unset")))
                .toList();
    }

    /** {@code HOST:PORT} of the newest JobManager, dead or alive: its successor answers there. */
    public String target() {
        List<String> addresses = folder().read().orElseThrow().processes().stream()
                .filter(one -> one.role() == Role.JOBMANAGER)
                .map(ClusterProcess::address)
                .toList();
        return addresses.get(addresses.size() - 1);
    }

    /** TaskManagers that live or are stopped, oldest first. */
    public List<ProcessHandle> taskManagers() {
        return alive(Role.TASKMANAGER).stream()
                .flatMap(one -> one.handle().stream())
                .toList();
    }

    /** JobManagers that live or are stopped, oldest first. */
    public List<ProcessHandle> jobManagers() {
        return alive(Role.JOBMANAGER).stream()
                .flatMap(one -> one.handle().stream())
                .toList();
    }

    private List<ClusterProcess> alive(Role role) {
        return folder().read().orElseThrow().processes().stream()
                .filter(one -> one.role() == role && one.alive())
                .toList();
    }

    private ClusterFolder folder() {
        return new ClusterFolder(home.resolve("cluster"));
    }

    /** Begins to start as many TaskManagers as are missing once all starts begun before have come to an end. */
    public void replaceTaskManagers() {
        begin(this::addMissingTaskManagers);
    }

    private void addMissingTaskManagers() {
        for (int missing = TASK_MANAGERS - taskManagers().size(); missing > 0; missing--) {
            addUnlessKilled(1, 0);
        }
    }

    /** Begins to start a further JobManager; to be asked for only when {@link #isSettled}, for TaskManagers that start need the old one. */
    public void addJobManager() {
        begin(() -> addUnlessKilled(0, 1));
    }

    private void begin(Runnable start) {
        pending.add(CompletableFuture.runAsync(start, starting));
    }

    /** The next fault may hit what is just starting. Its own replacement has been asked for then. */
    private void addUnlessKilled(int taskManagers, int jobManagers) {
        try {
            processes.add(taskManagers, jobManagers, PATIENCE);
        } catch (Fault killed) {
            System.out.println("not started: " + killed.getMessage());
        }
    }

    /** Whether nothing is starting. */
    public boolean isSettled() {
        return pending.stream().allMatch(CompletableFuture::isDone);
    }

    /** Stops ZooKeeper, whose data stay. */
    public void stopZooKeeper() throws IOException {
        zooKeeper.stop();
    }

    /** Starts it again at its old address. */
    public void startZooKeeper() {
        try {
            zooKeeper.restart();
        } catch (Exception e) {
            throw new AssertionError("ZooKeeper did not start again", e);
        }
    }

    /** Makes the cluster what it was at the beginning: the replaced are gone, the missing are back, all slots are free. */
    public void makeWhole() throws IOException {
        settle();
        List<ProcessHandle> jobManagers = jobManagers();
        jobManagers.subList(0, Math.max(0, jobManagers.size() - 1)).forEach(ProcessHandle::destroyForcibly);
        if (jobManagers.isEmpty()) {
            addUnlessKilled(0, 1);
        }
        addMissingTaskManagers();
        if (!Patience.of(PATIENCE).until(this::isWhole)) {
            System.out.println("the cluster did not become whole and is built anew");
            rebuild();
        }
        forgetTheDead();
    }

    private void settle() {
        pending.forEach(CompletableFuture::join);
        pending.clear();
    }

    private boolean isWhole() {
        try (InputStream answer =
                URI.create("http://" + target() + "/overview").toURL().openStream()) {
            JsonNode overview = JSON.readTree(answer);
            return overview.path("slots-total").asInt() == TASK_MANAGERS * SLOTS
                    && overview.path("slots-available").asInt() == TASK_MANAGERS * SLOTS;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Each process has unpacked its native libraries. */
    private void forgetTheDead() throws IOException {
        for (ClusterProcess one : folder().read().orElseThrow().processes()) {
            Path temporary = folder().temporary(one.resourceId());
            if (!one.alive() && Files.exists(temporary)) {
                FileUtils.deleteDirectory(temporary.toFile());
            }
        }
    }

    /** What the JobManagers said so far of failures of jobs: how many of each category, those of none with what they were. */
    public Map<String, Integer> failures() throws IOException {
        Map<String, Integer> failures = new TreeMap<>();
        try (Stream<Path> logs = Files.list(home.resolve("cluster/logs"))) {
            for (Path log : logs.toList()) {
                for (String line : Files.readAllLines(log)) {
                    if (line.contains(FAILURE)) {
                        failures.merge(category(JSON.readTree(line.substring(line.indexOf('{')))), 1, Integer::sum);
                    }
                }
            }
        }
        return failures;
    }

    private static String category(JsonNode event) {
        String reason = event.path("failure_reason").asText();
        boolean known = !reason.equals(FaultReason.INTERNAL_ERROR.word());
        return known ? reason : reason + ": " + event.path("error_message").asText();
    }

    /** Keeps the logs, at their ends what each thread is doing now. */
    public void leaveEvidence(Path place) throws IOException {
        for (ProcessHandle one :
                Stream.concat(jobManagers().stream(), taskManagers().stream()).toList()) {
            new ProcessBuilder("kill", "-QUIT", Long.toString(one.pid()))
                    .start()
                    .onExit()
                    .join();
        }
        // They write when they get to it.
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        FileUtils.copyDirectory(
                home.resolve("cluster/logs").toFile(), place.resolve("logs").toFile());
    }

    /** Ends all processes, whatever state they are in, and starts new ones that know nothing of the old. */
    public void rebuild() {
        settle();
        stop();
        start();
    }

    private void stop() {
        taskManagers().forEach(ProcessHandle::destroyForcibly);
        jobManagers().forEach(ProcessHandle::destroyForcibly);
        processes.stop();
    }

    @Override
    public void close() throws IOException {
        starting.shutdownNow();
        stop();
        zooKeeper.close();
    }
}
