package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A job that some command has submitted, perhaps one that is no longer there.
 *
 * @param ui {@code http://HOST:PORT} of the JobManager it went to
 * @param id Flink's id
 */
public record SubmittedJob(String ui, String id) {
    /** A JobManager that was lost is replaced, and its successor recovers the jobs before it answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /**
     * Whether it has not ended yet; false too if this JobManager never heard of it. Patient with one that does not answer for a while.
     */
    public boolean runs() {
        return runs(PATIENCE);
    }

    boolean runs(Duration patience) {
        FlinkRest rest = FlinkRest.at(ui);
        AtomicReference<Boolean> answer = new AtomicReference<>();
        AtomicReference<IOException> silence = new AtomicReference<>();
        Waiting.until(patience, () -> {
            try {
                if (answer.get() == null) {
                    answer.set(rest.runs(id));
                }
            } catch (IOException e) {
                silence.set(e);
            }
            return answer.get() != null;
        });
        if (answer.get() == null) {
            throw new Fault(
                    FaultReason.NETWORK_TIMEOUT,
                    ui + " does not say what became of job " + id + " (" + silence.get()
                            + "); try again when it answers",
                    silence.get());
        }
        return answer.get();
    }

    /** Waits until it has ended, well or not. */
    public void awaitEnd(Runnable look) {
        while (runs()) {
            Waiting.aMoment(new CompletableFuture<>());
            look.run();
        }
    }
}
