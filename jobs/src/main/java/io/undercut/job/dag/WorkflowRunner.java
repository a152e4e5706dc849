package io.undercut.job.dag;

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
import java.util.stream.Collectors;

/** Runs the tasks of a DAG one after the other. A failed task's dependants are skipped; others go on. */
public final class WorkflowRunner {
    private final RunJournal journal;
    private final Clock clock;
    private final TaskListener listener;
    private final TaskJobs jobs;

    /** Who hears of each transition. */
    @FunctionalInterface
    public interface TaskListener {
        /** A task has reached a state. */
        void reached(TaskRecord task);
    }

    /**
     * A runner that journals and tells.
     *
     * @param jobs hears of the jobs that tasks submit
     */
    public WorkflowRunner(RunJournal journal, Clock clock, TaskListener listener, TaskJobs jobs) {
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

    /**
     * Runs tasks, each after its inputs; they must come in such an order. What an earlier attempt of the run has finished is not entered
     * again: its result is in the journal.
     *
     * @param models what the run has trained, by the results so far
     */
    public Finished run(String runId, List<Task<?>> dag, Function<TaskResults, List<JsonNode>> models) {
        Instant now = clock.instant();
        Optional<RunRecord> taken = journal.has(runId) ? Optional.of(journal.read(runId)) : Optional.empty();
        Start start = new Start(
                taken.map(RunRecord::began).orElse(now.toString()),
                now,
                taken.map(RunRecord::durationSeconds).orElse(0.0));
        Map<String, TaskRecord> before = taken.stream()
                .flatMap(run -> run.tasks().stream())
                .collect(Collectors.toMap(TaskRecord::taskId, Function.identity(), (one, other) -> other));
        Progress progress = new Progress(runId, start, models);
        for (Task<?> task : dag) {
            TaskRecord earlier = before.getOrDefault(task.id(), TaskRecord.pending(task.id()));
            progress.tasks.put(
                    task.id(), isDone(runId, task, earlier, progress) ? earlier : state(earlier, TaskState.PENDING));
        }
        for (Task<?> task : dag) {
            TaskRecord earlier = progress.tasks.get(task.id());
            if (earlier.status() == TaskState.SUCCEEDED) {
                continue;
            }
            if (succeeded(task.inputs(), progress.tasks)) {
                run(task, earlier, progress);
            } else {
                progress.move(state(earlier, TaskState.SKIPPED));
            }
        }
        RunRecord run = progress.record(progress.failure == null ? "SUCCEEDED" : "FAILED");
        journal.write(run);
        return new Finished(run, progress.failure);
    }

    /** Whether a task has been finished before, on inputs that stand. */
    private <R extends TaskResult> boolean isDone(String runId, Task<R> task, TaskRecord earlier, Progress progress) {
        if (earlier.status() != TaskState.SUCCEEDED || !succeeded(task.inputs(), progress.tasks)) {
            return false;
        }
        Optional<R> result = journal.result(runId, task.id(), task.type()).filter(task.stands());
        result.ifPresent(left -> progress.results.put(task.id(), left));
        return result.isPresent();
    }

    private void run(Task<?> task, TaskRecord earlier, Progress progress) {
        Instant began = clock.instant();
        jobs.begin(() -> {
            progress.tasks.put(task.id(), task(earlier, TaskState.RUNNING, null, began, null));
            journal.write(progress.record(RunRecord.RUNNING));
        });
        progress.move(task(earlier, TaskState.RUNNING, null, began, null));
        try {
            TaskResult result = task.work().apply(progress.results);
            progress.results.put(task.id(), result);
            // Before the transition: a task counts as done only if what it left can be read again.
            journal.keep(progress.runId, task.id(), result);
            progress.move(task(earlier, TaskState.SUCCEEDED, null, began, result.note()));
        } catch (Fault fault) {
            progress.failure = progress.failure == null ? fault : progress.failure;
            String reason = fault.reason().word() + ": " + fault.getMessage();
            progress.move(task(earlier, TaskState.FAILED, reason, began, null));
        } finally {
            jobs.end();
        }
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

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    /** How far a run has come. */
    private final class Progress {
        private final String runId;
        private final Start start;
        private final Function<TaskResults, List<JsonNode>> models;
        private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
        private final TaskResults results = new TaskResults();
        private Fault failure;

        private Progress(String runId, Start start, Function<TaskResults, List<JsonNode>> models) {
            this.runId = runId;
            this.start = start;
            this.models = models;
        }

        private void move(TaskRecord task) {
            tasks.put(task.taskId(), task);
            journal.write(record(RunRecord.RUNNING));
            listener.reached(task);
        }

        private RunRecord record(String status) {
            return new RunRecord(
                    runId,
                    start.first(),
                    status,
                    start.earlierSeconds() + seconds(start.now()),
                    List.copyOf(tasks.values()),
                    models.apply(results));
        }
    }
}
