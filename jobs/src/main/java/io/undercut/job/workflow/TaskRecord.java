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
 */
public record TaskRecord(
        String taskId, TaskState status, int attempts, String reason, double durationSeconds, String note) {
    static TaskRecord pending(String taskId) {
        return new TaskRecord(taskId, TaskState.PENDING, 0, null, 0, null);
    }
}
