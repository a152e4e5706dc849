package io.undercut.job.launch;

import io.undercut.job.command.JobWatch;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.FlinkTarget;

/** The Flink that a command would open, for tests of other packages. */
public final class UnwatchedFlink {
    private UnwatchedFlink() {}

    /** One of its own. */
    public static OpenFlink open(int parallelism, int uiPort) {
        return FlinkSession.open(new FlinkRequest(new FlinkTarget.Embedded(), parallelism, uiPort, JobWatch.NOBODY));
    }

    /** A cluster that runs already, as a command would use it. */
    public static OpenFlink at(String target, int parallelism) {
        return FlinkSession.open(new FlinkRequest(FlinkTarget.of(target), parallelism, 0, JobWatch.NOBODY));
    }
}
