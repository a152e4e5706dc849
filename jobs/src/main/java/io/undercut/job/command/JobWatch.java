package io.undercut.job.command;

/** Who looks at running jobs. */
public interface JobWatch {
    /** A job has begun. */
    void begun(String job, String jobId, String rest);

    /** Half a second later. */
    void look();

    /** The job has ended, well or not. */
    void ended();
}
