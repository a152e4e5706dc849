package io.undercut.job.dag;

/** States of a task, as they stand in run records. */
public enum TaskState {
    PENDING,
    QUEUED,
    RUNNING,
    RETRYING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    CANCELLED
}
