package io.undercut.job.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs the steps of a DAG one after the other. A failed step's dependants are skipped; others go on. */
public final class WorkflowRunner {
    private final RunJournal journal;
    private final Clock clock;
    private final TaskListener listener;
    private final StepJobs jobs;

    /** Who hears of each transition. */
    @FunctionalInterface
    public interface TaskListener {
        /** A task has reached a state. */
        void reached(TaskRecord task);
    }

    /**
     * A runner that journals and tells.
     *
     * @param jobs hears of the jobs that steps submit
     */
    public WorkflowRunner(RunJournal journal, Clock clock, TaskListener listener, StepJobs jobs) {
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
        this.jobs = jobs;
    }

    /**
     * The end of a run.
     *
     * @param run as journalled
     * @param failure the first failure; null if none
     */
    public record Finished(RunRecord run, Fault failure) {}

    /**
     * Where a run's time begins.
     *
     * @param first its first start, whoever has taken it up since
     * @param now when it was started or taken up this time
     * @param earlierSeconds at work before that
     */
    private record Start(String first, Instant now, double earlierSeconds) {}

    /** Runs steps, each after those it depends on; they must come in such an order. */
    public Finished run(String runId, List<Step> steps, Supplier<List<JsonNode>> models) {
        Instant now = clock.instant();
        Optional<RunRecord> taken = journal.has(runId) ? Optional.of(journal.read(runId)) : Optional.empty();
        Start start = new Start(
                taken.map(RunRecord::began).orElse(now.toString()),
                now,
                taken.map(RunRecord::durationSeconds).orElse(0.0));
        Map<String, TaskRecord> before = taken.stream()
                .flatMap(run -> run.tasks().stream())
                .collect(Collectors.toMap(TaskRecord::taskId, Function.identity(), (one, other) -> other));
        Map<String, TaskRecord> tasks = new LinkedHashMap<>();
        steps.forEach(step -> {
            TaskRecord earlier = before.getOrDefault(step.taskId(), TaskRecord.pending(step.taskId()));
            tasks.put(step.taskId(), state(earlier, TaskState.PENDING));
        });
        Fault failure = null;
        for (Step step : steps) {
            TaskRecord earlier = tasks.get(step.taskId());
            if (!succeeded(step.dependencies(), tasks)) {
                move(runId, start, tasks, state(earlier, TaskState.SKIPPED), models);
                continue;
            }
            Instant began = clock.instant();
            jobs.begin(() -> {
                tasks.put(step.taskId(), task(earlier, TaskState.RUNNING, null, began, null));
                journal.write(record(runId, "RUNNING", start, tasks, models));
            });
            move(runId, start, tasks, task(earlier, TaskState.RUNNING, null, began, null), models);
            try {
                String note = step.action().get();
                move(runId, start, tasks, task(earlier, TaskState.SUCCEEDED, null, began, note), models);
            } catch (Fault fault) {
                failure = failure == null ? fault : failure;
                String reason = fault.reason().word() + ": " + fault.getMessage();
                move(runId, start, tasks, task(earlier, TaskState.FAILED, reason, began, null), models);
            } finally {
                jobs.end();
            }
        }
        RunRecord run = record(runId, failure == null ? "SUCCEEDED" : "FAILED", start, tasks, models);
        journal.write(run);
        return new Finished(run, failure);
    }

    private static boolean succeeded(List<String> dependencies, Map<String, TaskRecord> tasks) {
        return dependencies.stream().allMatch(task -> tasks.get(task).status() == TaskState.SUCCEEDED);
    }

    private TaskRecord task(TaskRecord earlier, TaskState state, String reason, Instant began, String note) {
        return new TaskRecord(
                earlier.taskId(),
                state,
                earlier.attempts() + jobs.attempts(),
                earlier.restarts() + jobs.restarts(),
                reason,
                seconds(began),
                note,
                jobs.newest());
    }

    private static TaskRecord state(TaskRecord earlier, TaskState state) {
        return new TaskRecord(earlier.taskId(), state, earlier.attempts(), earlier.restarts(), null, 0, null, null);
    }

    private void move(
            String runId,
            Start start,
            Map<String, TaskRecord> tasks,
            TaskRecord task,
            Supplier<List<JsonNode>> models) {
        tasks.put(task.taskId(), task);
        journal.write(record(runId, RunRecord.RUNNING, start, tasks, models));
        listener.reached(task);
    }

    private RunRecord record(
            String runId, String status, Start start, Map<String, TaskRecord> tasks, Supplier<List<JsonNode>> models) {
        return new RunRecord(
                runId,
                start.first(),
                status,
                start.earlierSeconds() + seconds(start.now()),
                List.copyOf(tasks.values()),
                models.get());
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
