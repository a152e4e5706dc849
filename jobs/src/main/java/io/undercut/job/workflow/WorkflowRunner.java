package io.undercut.job.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Runs the steps of a DAG one after the other. A failed step's dependants are skipped; others go on. */
public final class WorkflowRunner {
    private final RunJournal journal;
    private final Clock clock;
    private final TaskListener listener;
    private final Supplier<String> newestJob;

    /** Who hears of each transition. */
    @FunctionalInterface
    public interface TaskListener {
        /** A task has reached a state. */
        void reached(TaskRecord task);
    }

    /**
     * A runner that journals and tells.
     *
     * @param newestJob the id of the newest job that a step submitted
     */
    public WorkflowRunner(RunJournal journal, Clock clock, TaskListener listener, Supplier<String> newestJob) {
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
        this.newestJob = newestJob;
    }

    /**
     * The end of a run.
     *
     * @param run as journalled
     * @param failure the first failure; null if none
     */
    public record Finished(RunRecord run, Fault failure) {}

    /** Runs steps, each after those it depends on; they must come in such an order. */
    public Finished run(String runId, List<Step> steps, Supplier<List<JsonNode>> models) {
        Instant start = clock.instant();
        Map<String, TaskRecord> tasks = new LinkedHashMap<>();
        steps.forEach(step -> tasks.put(step.taskId(), TaskRecord.pending(step.taskId())));
        Fault failure = null;
        for (Step step : steps) {
            if (!succeeded(step.dependencies(), tasks)) {
                move(
                        runId,
                        start,
                        tasks,
                        new TaskRecord(step.taskId(), TaskState.SKIPPED, 0, null, 0, null, null),
                        models);
                continue;
            }
            move(runId, start, tasks, new TaskRecord(step.taskId(), TaskState.RUNNING, 1, null, 0, null, null), models);
            Instant began = clock.instant();
            String earlierJob = newestJob.get();
            try {
                String note = step.action().get();
                move(runId, start, tasks, ended(step, TaskState.SUCCEEDED, null, began, note, earlierJob), models);
            } catch (Fault fault) {
                failure = failure == null ? fault : failure;
                String reason = fault.reason().word() + ": " + fault.getMessage();
                move(runId, start, tasks, ended(step, TaskState.FAILED, reason, began, null, earlierJob), models);
            }
        }
        RunRecord run = record(runId, failure == null ? "SUCCEEDED" : "FAILED", start, tasks, models);
        journal.write(run);
        return new Finished(run, failure);
    }

    private static boolean succeeded(List<String> dependencies, Map<String, TaskRecord> tasks) {
        return dependencies.stream().allMatch(task -> tasks.get(task).status() == TaskState.SUCCEEDED);
    }

    private TaskRecord ended(Step step, TaskState state, String reason, Instant began, String note, String earlierJob) {
        String job = newestJob.get();
        // A step that found its work done submitted nothing.
        String own = Objects.equals(job, earlierJob) ? null : job;
        return new TaskRecord(step.taskId(), state, 1, reason, seconds(began), note, own);
    }

    private void move(
            String runId,
            Instant start,
            Map<String, TaskRecord> tasks,
            TaskRecord task,
            Supplier<List<JsonNode>> models) {
        tasks.put(task.taskId(), task);
        journal.write(record(runId, RunRecord.RUNNING, start, tasks, models));
        listener.reached(task);
    }

    private RunRecord record(
            String runId,
            String status,
            Instant start,
            Map<String, TaskRecord> tasks,
            Supplier<List<JsonNode>> models) {
        return new RunRecord(
                runId, start.toString(), status, seconds(start), List.copyOf(tasks.values()), models.get());
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
