package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * A job that some command has submitted, perhaps one that is no longer there.
 *
 * @param ui {@code http://HOST:PORT} of the JobManager it went to
 * @param id Flink's id
 */
public record SubmittedJob(String ui, String id) {
    private static final String SCHEME = "http://";

    /** Whether it has not ended yet; false too if this JobManager never heard of it. */
    public boolean runs() {
        try {
            return new FlinkRest(ui.startsWith(SCHEME) ? ui.substring(SCHEME.length()) : ui).runs(id);
        } catch (IOException e) {
            throw new Fault(
                    FaultReason.NETWORK_TIMEOUT,
                    ui + " does not say what became of job " + id + " (" + e.getMessage()
                            + "); try again when it answers",
                    e);
        }
    }

    /** Waits until it has ended, well or not. */
    public void awaitEnd(Runnable look) {
        while (runs()) {
            Waiting.aMoment(new CompletableFuture<>());
            look.run();
        }
    }
}
