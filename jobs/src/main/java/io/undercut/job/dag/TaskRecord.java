package io.undercut.job.dag;

import io.undercut.fault.Fault;

/**
 * One task of a run.
 *
 * @param taskId its name in the DAG
 * @param status its state
 * @param attempts times its work was begun: by the run, by each that took the run up, and by each job in the place of one that was lost
 * @param restarts times Flink restarted its jobs, which go on from their last checkpoint
 * @param reason category and message of its failure; null if none
 * @param durationSeconds how long it ran
 * @param note one line on what it did; null if nothing
 * @param flinkJobId its newest Flink job; null if it had none
 */
public record TaskRecord(
        String taskId,
        TaskState status,
        int attempts,
        int restarts,
        String reason,
        double durationSeconds,
        String note,
        String flinkJobId) {
    /** Refuses a part that is missing. */
    public TaskRecord {
        if (taskId == null || status == null) {
            throw Fault.data("a task without its name or status");
        }
    }

    static TaskRecord pending(String taskId) {
        return new TaskRecord(taskId, TaskState.PENDING, 0, 0, null, 0, null, null);
    }

    /** The same task after its process is gone: what was under way is cancelled. */
    TaskRecord interrupted(String why) {
        return status == TaskState.RUNNING
                ? new TaskRecord(
                        taskId, TaskState.CANCELLED, attempts, restarts, why, durationSeconds, note, flinkJobId)
                : this;
    }
}
