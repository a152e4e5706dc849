package io.undercut.job.launch;

import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;

/** The way commands take to a cluster, for tests outside of this package. */
public final class ClusterSession {
    private ClusterSession() {}

    /** Opens what a command would open. */
    public static OpenFlink open(FlinkRequest request) {
        return FlinkSession.open(request);
    }
}
