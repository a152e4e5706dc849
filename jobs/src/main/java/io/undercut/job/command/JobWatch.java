package io.undercut.job.command;

import io.undercut.job.cluster.Recovery;

/** Who looks at running jobs. */
public interface JobWatch {
    /** A job has begun. */
    void begun(String job, String jobId, String rest);

    /** Half a second later. */
    void look();

    /** The job was restarted by Flink, so many times more than was told before. */
    default void restarted(int times) {
        // Of interest to who keeps the record alone.
    }

    /** The job has got over a failure by itself. */
    default void recovered(Recovery recovery) {
        // Of interest to who shows it alone.
    }

    /** The job has ended, well or not. */
    void ended();
}
