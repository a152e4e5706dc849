package io.undercut.job.command;

import io.undercut.job.cluster.Recovery;
import io.undercut.job.dag.TaskJobs;

/**
 * Tells the run's record of each job, before somebody else watches it.
 *
 * @param watch who watches
 * @param jobs the record
 */
record NotedJobs(JobWatch watch, TaskJobs jobs) implements JobWatch {
    @Override
    public void begun(String job, String jobId, String rest) {
        jobs.begun(job, jobId);
        watch.begun(job, jobId, rest);
    }

    @Override
    public void look() {
        watch.look();
    }

    @Override
    public void restarted(int times) {
        jobs.restarted(times);
        watch.restarted(times);
    }

    @Override
    public void recovered(Recovery recovery) {
        watch.recovered(recovery);
    }

    @Override
    public void ended() {
        watch.ended();
    }
}
