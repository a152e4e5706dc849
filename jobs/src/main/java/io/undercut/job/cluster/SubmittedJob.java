package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.time.Duration;

/**
 * A job that some command has submitted, perhaps one that is no longer there.
 *
 * @param ui {@code http://HOST:PORT} of the JobManager it went to
 * @param id Flink's id
 */
public record SubmittedJob(String ui, String id) {
    /** A JobManager that was lost is replaced, and its successor recovers the jobs before it answers. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    /**
     * Whether it has not ended yet; false too if this JobManager never heard of it. Patient with one that does not answer for a while.
     */
    public boolean runs() {
        return runs(Patience.of(LONGEST_SILENCE));
    }

    boolean runs(Patience patience) {
        try (FlinkRest rest = FlinkRest.at(ui)) {
            return runs(rest, patience);
        }
    }

    private boolean runs(FlinkRest rest, Patience patience) {
        try {
            return patience.answer(() -> rest.runs(id));
        } catch (IOException silence) {
            throw new Fault(
                    FaultReason.NETWORK_TIMEOUT,
                    ui + " does not say what became of job " + id + " (" + silence.getMessage()
                            + "); try again when it answers",
                    silence);
        }
    }

    /** Waits until it has ended, well or not. */
    public void awaitEnd(Runnable look) {
        try (FlinkRest rest = FlinkRest.at(ui)) {
            Patience.ENDLESS.until(() -> {
                look.run();
                return !runs(rest, Patience.of(LONGEST_SILENCE));
            });
        }
    }
}
