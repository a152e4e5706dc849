package io.undercut.stream.training.source.split;

import io.undercut.zoo.network.NetworkState;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One replica of a training run at a moment between two steps.
 *
 * @param replica its number, from 0
 * @param phase what it does next
 * @param cursor where it is in its rounds and rows
 * @param state parameters, updater state and iteration; null before the first step
 */
public record ReplicaSplit(int replica, Phase phase, Cursor cursor, NetworkState state) implements SourceSplit {
    /** What a replica does next. */
    public enum Phase {
        /** A step. */
        TRAIN,
        /** Send its round. */
        EMIT,
        /** Wait for the round's average. */
        AWAIT,
        /** Nothing: the run is over. */
        DONE
    }

    /**
     * Where a replica is.
     *
     * @param round the round, from 0
     * @param step steps done in the round
     * @param epoch passes over its rows
     * @param position rows done in the epoch
     * @param seen rows seen since the beginning
     * @param samples rows seen in the round
     * @param lossSum sum of their losses
     * @param validated validation rows looked at in the round
     * @param validationLossSum sum of their losses
     */
    public record Cursor(
            int round,
            int step,
            int epoch,
            int position,
            long seen,
            long samples,
            double lossSum,
            long validated,
            double validationLossSum) {
        /** The beginning of a run. */
        public static final Cursor START = new Cursor(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Refuses a replica without a phase. */
    public ReplicaSplit {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(cursor);
    }

    /** A replica that has not begun. */
    public static ReplicaSplit fresh(int replica) {
        return new ReplicaSplit(replica, Phase.TRAIN, Cursor.START, null);
    }

    @Override
    public String splitId() {
        return "replica-" + replica;
    }
}
