package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One process of a cluster, as the state file keeps it.
 *
 * @param role what it does
 * @param resourceId its name in Flink's Web UI and in the log folder
 * @param pid its process id
 * @param startedMillis when the system started it, milliseconds since 1970; tells it from a later process with the same id
 * @param address REST address of a JobManager; null for a TaskManager
 * @param slots of a TaskManager; 0 for a JobManager
 * @param log its log
 */
public record ClusterProcess(
        Role role, String resourceId, long pid, long startedMillis, String address, int slots, String log) {
    private static final long CLOCK_STEP_MILLIS = 5_000;

    private static final Pattern METRICS = Pattern.compile(
            "(?:Started PrometheusReporter HTTP server on port |metrics for Prometheus at \\S+:)(\\d{1,5})");

    /** Reporters start before any work. */
    private static final int FIRST_LINES = 5_000;

    /** Refuses a name that would lead out of the folders of logs and temporary files: this is read back from a file. */
    public ClusterProcess {
        if (resourceId == null || !resourceId.matches("[a-z]{1,32}-[0-9]{1,9}")) {
            throw Fault.data("resource_id is '" + resourceId + "'; must be such as taskmanager-1");
        }
    }

    /** What a process does. */
    public enum Role {
        JOBMANAGER,
        TASKMANAGER
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // The system works the moment out from its clock, which may be set in between.
                .filter(found -> Math.abs(startedMillis(found) - startedMillis) < CLOCK_STEP_MILLIS)
                // A dead process that nobody waited for keeps its id, without a program.
                .filter(found -> found.info().command().isPresent());
    }

    boolean alive() {
        return handle().isPresent();
    }

    /** Where its Prometheus reporter listens: the first free port of a range, which only its log tells. Null if it does not. */
    Integer metricsPort() {
        try (Stream<String> lines = Files.lines(Path.of(log), StandardCharsets.ISO_8859_1)) {
            return lines.limit(FIRST_LINES)
                    .map(METRICS::matcher)
                    .filter(Matcher::find)
                    .map(port -> Integer.valueOf(port.group(1)))
                    .findFirst()
                    .orElse(null);
        } catch (IOException | UncheckedIOException unread) {
            return null;
        }
    }

    static long startedMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
