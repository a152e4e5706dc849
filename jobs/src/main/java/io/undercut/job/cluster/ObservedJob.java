package io.undercut.job.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a JobManager knows of one of its jobs. It answers none of it for a while when it is lost. */
interface ObservedJob {
    /**
     * A failure that a job restarted from or ended with.
     *
     * @param at milliseconds since the epoch
     * @param trace the failure with its causes
     */
    record Failure(long at, String trace) {}

    /** Failures as far as Flink remembers them. */
    List<Failure> failures() throws IOException;

    /** Whether each of the job's tasks is at work or has done it. */
    boolean allTasksRun() throws IOException;

    /** Number of the newest complete checkpoint; 0 if there is none. */
    long newestCheckpoint() throws IOException;

    /**
     * Number of the checkpoint that the job was restored from after a moment; 0 if it had none to be restored from. Empty as long as
     * Flink does not say.
     */
    Optional<Long> restoredSince(long millis) throws IOException;
}
