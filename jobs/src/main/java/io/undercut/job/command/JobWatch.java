package io.undercut.job.command;

import io.undercut.job.cluster.Recovery;

/** Who looks at running jobs. Each hears of what it is interested in. */
public interface JobWatch {
    /** Nobody. */
    JobWatch NOBODY = new JobWatch() {};

    /** A job has begun. */
    default void begun(String job, String jobId, String rest) {}

    /** Half a second later. */
    default void look() {}

    /** The job was restarted by Flink, so many times more than was told before. */
    default void restarted(int times) {}

    /** The job has got over a failure by itself. */
    default void recovered(Recovery recovery) {}

    /** The job has ended, well or not. */
    default void ended() {}

    /** This one, and another that hears of everything after it. */
    default JobWatch then(JobWatch next) {
        return new Both(this, next);
    }

    /** Two of them. */
    record Both(JobWatch first, JobWatch second) implements JobWatch {
        @Override
        public void begun(String job, String jobId, String rest) {
            first.begun(job, jobId, rest);
            second.begun(job, jobId, rest);
        }

        @Override
        public void look() {
            first.look();
            second.look();
        }

        @Override
        public void restarted(int times) {
            first.restarted(times);
            second.restarted(times);
        }

        @Override
        public void recovered(Recovery recovery) {
            first.recovered(recovery);
            second.recovered(recovery);
        }

        @Override
        public void ended() {
            first.ended();
            second.ended();
        }
    }
}
