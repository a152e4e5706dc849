package io.undercut.job.cluster;

import static io.undercut.job.cluster.FaultStage.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.cluster.CommandProcess.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A cluster of separate JVMs, started and ended by the command line, whose processes can be ended by signals. */
final class RunningCluster implements AutoCloseable {
    /** A lost process is noticed within seconds; all else is as shipped. */
    private static final List<String> TEST_SETTINGS = List.of(
            "heartbeat.interval=1s",
            "heartbeat.timeout=6s",
            "jobmanager.adaptive-scheduler.resource-stabilization-timeout=2s");

    private final FaultStage stage;
    private final Path warehouse;
    private final String target;
    private final TrainingWatch watch;

    private RunningCluster(FaultStage stage, Path warehouse, String target) {
        this.stage = stage;
        this.warehouse = warehouse;
        this.target = target;
        this.watch = new TrainingWatch(target);
    }

    /**
     * Starts one.
     *
     * @param size as {@code cluster start} takes it
     * @param options further Flink options, {@code key=value}
     */
    static RunningCluster start(FaultStage stage, String name, int uiPort, String size, String... options) {
        return start(stage, name, uiPort, size, Stream.concat(TEST_SETTINGS.stream(), Stream.of(options)));
    }

    /** Starts one with nothing over the shipped configuration. */
    static RunningCluster asShipped(FaultStage stage, String name, int uiPort, String size) {
        return start(stage, name, uiPort, size, Stream.empty());
    }

    private static RunningCluster start(
            FaultStage stage, String name, int uiPort, String size, Stream<String> options) {
        Path warehouse = stage.warehouse(name);
        List<String> more = new ArrayList<>(List.of(warehouse.toString()));
        options.forEach(option -> more.addAll(List.of("--flink-option", option)));
        String start = "cluster start %s --ui-port %d --warehouse".formatted(size, uiPort);
        return new RunningCluster(
                stage,
                warehouse,
                succeeded(stage.undercut(start, more.toArray(String[]::new))).strip());
    }

    TrainingWatch watch() {
        return watch;
    }

    Path warehouse() {
        return warehouse;
    }

    /** Starts a whole run on it. */
    Running begin(String runId, int parallelism, String... options) {
        return training(
                "pipeline run --run-id " + runId,
                Stream.concat(Stream.of("--parallelism", Integer.toString(parallelism)), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Starts another command that trains on it. */
    Running training(String line, String... options) {
        return stage.training(
                line,
                warehouse,
                Stream.concat(Stream.of("--target", target), Stream.of(options)).toArray(String[]::new));
    }

    /** Starts another command on it. */
    Running command(String line) {
        return stage.begin(line + " --target " + target + " --warehouse", warehouse.toString());
    }

    /** Starts a look at a run, which needs no cluster. */
    Running status(String runId) {
        return stage.begin("pipeline status " + runId + " --json --warehouse", warehouse.toString());
    }

    /** Starts the start of further processes. */
    Running adding(String processes) {
        return stage.begin("cluster add %s --warehouse".formatted(processes), warehouse.toString());
    }

    /** Living processes of a kind, the oldest first. */
    List<ProcessHandle> living(Role role) {
        return new ClusterFolder(warehouse.resolve("cluster"))
                .read().orElseThrow().processes().stream()
                        .filter(one -> one.role() == role)
                        .flatMap(one -> one.handle().stream())
                        .toList();
    }

    /** Ends a TaskManager, the oldest, as a crash would. */
    void killTaskManager() {
        living(Role.TASKMANAGER).get(0).destroyForcibly();
    }

    /** Ends all processes of a kind but that which the command line talks to. */
    void leaveOne(Role role) throws IOException {
        for (ClusterProcess one : new ClusterFolder(warehouse.resolve("cluster"))
                .read()
                .orElseThrow()
                .processes()) {
            if (one.role() == role && !target.endsWith(one.address())) {
                one.handle().ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    static void signal(String signal, ProcessHandle process) throws IOException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
    }

    /** Seconds since a moment of {@link System#nanoTime()}, in words. */
    static String since(long fault) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - fault) / 1e9);
    }

    @Override
    public void close() {
        stage.undercut("cluster stop --warehouse", warehouse.toString());
    }
}
