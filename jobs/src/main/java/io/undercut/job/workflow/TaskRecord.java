package io.undercut.job.workflow;

/**
 * One task of a run.
 *
 * @param taskId its name in the DAG
 * @param status its state
 * @param attempts times it was started
 * @param reason category and message of its failure; null if none
 * @param durationSeconds how long it ran
 * @param note one line on what it did; null if nothing
 * @param flinkJobId its newest Flink job; null if it had none
 */
public record TaskRecord(
        String taskId,
        TaskState status,
        int attempts,
        String reason,
        double durationSeconds,
        String note,
        String flinkJobId) {
    static TaskRecord pending(String taskId) {
        return new TaskRecord(taskId, TaskState.PENDING, 0, null, 0, null, null);
    }

    /** The same task after its process is gone: what was under way is cancelled. */
    TaskRecord interrupted(String why) {
        return status == TaskState.RUNNING
                ? new TaskRecord(taskId, TaskState.CANCELLED, attempts, why, durationSeconds, note, flinkJobId)
                : this;
    }
}
