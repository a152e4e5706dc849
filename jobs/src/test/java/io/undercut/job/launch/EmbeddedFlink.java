package io.undercut.job.launch;

import io.undercut.job.command.JobWatch;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.FlinkTarget;

/** The Flink that a command would open, for tests of other packages that run many jobs on one. */
public final class EmbeddedFlink {
    private EmbeddedFlink() {}

    /** Opens one that nobody watches. */
    public static OpenFlink open(int parallelism, int uiPort) {
        return FlinkSession.open(new FlinkRequest(new FlinkTarget.Embedded(), parallelism, uiPort, new Unwatched()));
    }

    private static final class Unwatched implements JobWatch {
        @Override
        public void begun(String job, String jobId, String rest) {
            // Nobody looks.
        }

        @Override
        public void look() {
            // Nobody looks.
        }

        @Override
        public void ended() {
            // Nobody looks.
        }
    }
}
