package io.undercut.job.command;

import io.undercut.job.cluster.Recovery;
import java.io.PrintStream;

/** Says where each Flink job can be watched, before somebody else watches it: what {@code --verbose} adds. */
final class AnnouncedJobs implements JobWatch {
    private final JobWatch watch;
    private final PrintStream err;

    AnnouncedJobs(JobWatch watch, PrintStream err) {
        this.watch = watch;
        this.err = err;
    }

    @Override
    public void begun(String job, String jobId, String rest) {
        err.println("  Flink job '" + job + "': " + rest + "/#/job/running/" + jobId + "/overview");
        watch.begun(job, jobId, rest);
    }

    @Override
    public void look() {
        watch.look();
    }

    @Override
    public void restarted(int times) {
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
