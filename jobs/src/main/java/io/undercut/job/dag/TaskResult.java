package io.undercut.job.dag;

/**
 * What a task leaves for those after it: a record that the journal keeps as JSON, so that a run that is taken up does not enter the task
 * again.
 */
public interface TaskResult {
    /** One line on what was done. */
    String note();
}
