package io.undercut.job.dag;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import java.util.List;
import java.util.Objects;

/**
 * One run of a DAG, as it stands in its journal and is printed.
 *
 * @param dagRunId the run
 * @param began its first start, whoever has taken it up since, ISO 8601; null in older records
 * @param status SUCCEEDED, PARTIAL or FAILED; RUNNING meanwhile; INTERRUPTED if its process is gone before that
 * @param durationSeconds at work, from each start or taking up to that one's end or last transition
 * @param tasks in the order of the DAG
 * @param models what it trained
 */
public record RunRecord(
        String dagRunId,
        String began,
        String status,
        double durationSeconds,
        List<TaskRecord> tasks,
        List<JsonNode> models) {
    static final String RUNNING = "RUNNING";
    static final String INTERRUPTED = "INTERRUPTED";

    /** Copies the lists; refuses a part that is missing. */
    public RunRecord {
        if (dagRunId == null || status == null || tasks == null || models == null) {
            throw Fault.data("a run without its name, status, tasks or models");
        }
        tasks = List.copyOf(tasks);
        models = List.copyOf(models);
    }

    /** Why it did not end well: the reason of the first task that has one; null if none has. */
    public String reason() {
        return tasks.stream()
                .map(TaskRecord::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean isRunning() {
        return RUNNING.equals(status);
    }

    /** The same run after its process is gone; null if nobody noted which. */
    RunRecord interrupted(RunProcess process) {
        String reason = "interrupted: " + (process == null ? "its process" : process.toString()) + " is gone";
        return new RunRecord(
                dagRunId,
                began,
                INTERRUPTED,
                durationSeconds,
                tasks.stream().map(task -> task.interrupted(reason)).toList(),
                models);
    }
}
