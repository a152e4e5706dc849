package io.undercut.stream.training.checkpoint;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.checkpoint.CheckpointCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers the checkpoints that a training asks for, in the JobManager, so that no client has to live. One at a time: a request that comes
 * while the one before is under way is dropped, and so is what became of a request. The recorder sees for itself whether a checkpoint
 * passes by, and asks again.
 */
public final class CheckpointTrigger implements OperatorCoordinator {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTrigger.class);
    private static final byte[] STATELESS = {};

    private final Context context;
    private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    /** Triggers through the checkpoint coordinator of a job. */
    public CheckpointTrigger(Context context) {
        this.context = context;
    }

    @Override
    public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
        CheckpointCoordinator checkpoints = context.getCheckpointCoordinator();
        // A job may be laid without checkpoints.
        if (checkpoints != null && !checkpoints.isShutdown() && underWay.isDone()) {
            // Not a periodic one: those are held to pauses, and this one is due.
            underWay = checkpoints.triggerCheckpoint(false).whenComplete((checkpoint, refusal) -> {
                if (refusal != null) {
                    LOG.info("no checkpoint came of {}: {}", event, refusal.toString());
                }
            });
        }
    }

    @Override
    public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
        result.complete(STATELESS);
    }

    @Override
    public void resetToCheckpoint(long checkpointId, byte[] checkpointData) {
        underWay = CompletableFuture.completedFuture(null);
    }

    @Override
    public void start() {
        // Waits to be asked.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        // The recorder hears of it too.
    }

    @Override
    public void subtaskReset(int subtask, long checkpointId) {
        // The recorder's next attempt asks anew.
        underWay = CompletableFuture.completedFuture(null);
    }

    @Override
    public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
        // As above.
    }

    @Override
    public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
        // The recorder is never spoken to.
    }
}
