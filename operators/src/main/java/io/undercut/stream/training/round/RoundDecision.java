package io.undercut.stream.training.round;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.nio.ByteBuffer;

/**
 * What was decided once for all replicas with the average of a round. Each decision carries on what the next one needs to know, so that
 * the last one in state is all there is to restore.
 *
 * @param round the round, from 0
 * @param loss mean training loss of the round, standardised label
 * @param validationLoss mean validation loss under the average this round began with; NaN when not computed
 * @param seen rows seen by all replicas since the beginning
 * @param epoch passes over the data so far
 * @param bestLoss lowest validation loss so far; NaN before the first
 * @param bestRound the round whose average had it; -1 before the first
 * @param stale validations since then
 * @param verdict whether the run goes on
 */
public record RoundDecision(
        int round,
        double loss,
        double validationLoss,
        long seen,
        double epoch,
        double bestLoss,
        int bestRound,
        int stale,
        Verdict verdict) {
    /** Whether a run goes on after a round. */
    public enum Verdict {
        /** It does. */
        CONTINUE,
        /** All rounds are done. */
        COMPLETE,
        /** The validation loss has not fallen for as long as the plan is patient. */
        STOPPED_EARLY,
        /** The run's time is over: every replica waits where it is, for a checkpoint and the end of the job. */
        OUT_OF_TIME
    }

    /** Before the first round. */
    public static final RoundDecision NONE =
            new RoundDecision(-1, Double.NaN, Double.NaN, 0, 0, Double.NaN, -1, 0, Verdict.CONTINUE);

    /** Whether the run is over, with a model. */
    public boolean ends() {
        return verdict == Verdict.COMPLETE || verdict == Verdict.STOPPED_EARLY;
    }

    /** Whether the next round begins at once. */
    public boolean goesOn() {
        return verdict == Verdict.CONTINUE;
    }

    /** Whether the run stops here until it is given more time. */
    public boolean outOfTime() {
        return verdict == Verdict.OUT_OF_TIME;
    }

    /** The same decision with another verdict. */
    public RoundDecision with(Verdict other) {
        return new RoundDecision(round, loss, validationLoss, seen, epoch, bestLoss, bestRound, stale, other);
    }

    /** Whether the average before this round turned out to be the best so far. */
    public boolean improves() {
        return stale == 0 && !Double.isNaN(validationLoss);
    }

    /** Decides on a round from its metrics and the decision before. */
    static RoundDecision of(int round, RoundMetrics metrics, RoundDecision before, Stopping stopping) {
        double loss = 0;
        double validation = 0;
        long samples = 0;
        long seen = 0;
        long rows = 0;
        long validated = 0;
        for (ReplicaMetrics replica : metrics.replicas()) {
            if (!Double.isFinite(replica.lossSum())) {
                throw new Fault(
                        FaultReason.TRAINING_DIVERGED,
                        "the loss of replica %d became %s in round %d; lower training.learning-rate or look at the data"
                                .formatted(replica.replica(), replica.lossSum(), round));
            }
            loss += replica.lossSum();
            samples += replica.samples();
            seen += replica.seen();
            rows += replica.rows();
            validation += replica.validationLossSum();
            validated += replica.validationRows();
        }
        double mean = samples == 0 ? 0 : loss / samples;
        double validationMean = validated == 0 ? Double.NaN : validation / validated;
        double epoch = rows == 0 ? 0 : (double) seen / rows;
        return before.followedBy(round, mean, validationMean, seen, epoch, stopping);
    }

    /**
     * What follows from the next round. The average a round began with is that of the round before; the first round begins with no average.
     *
     * @param mean mean training loss of the round
     * @param validation mean validation loss of what the round began with; NaN when not computed
     * @param rowsSeen since the beginning
     * @param epochs passes over the data so far
     */
    public RoundDecision followedBy(
            int next, double mean, double validation, long rowsSeen, double epochs, Stopping stopping) {
        boolean validatedAnAverage = !Double.isNaN(validation) && next > 0;
        boolean better = validatedAnAverage && (Double.isNaN(bestLoss) || validation < bestLoss);
        double best = better ? validation : bestLoss;
        int at = better ? next - 1 : bestRound;
        int since = better || !validatedAnAverage ? better ? 0 : stale : stale + 1;
        Verdict ending = next == stopping.rounds() - 1
                ? Verdict.COMPLETE
                : stopping.patience() > 0 && since >= stopping.patience() ? Verdict.STOPPED_EARLY : Verdict.CONTINUE;
        return new RoundDecision(next, mean, validation, rowsSeen, epochs, best, at, since, ending);
    }

    public byte[] encode() {
        return ByteBuffer.allocate(4 * Integer.BYTES + 4 * Double.BYTES + Long.BYTES)
                .putInt(round)
                .putDouble(loss)
                .putDouble(validationLoss)
                .putLong(seen)
                .putDouble(epoch)
                .putDouble(bestLoss)
                .putInt(bestRound)
                .putInt(stale)
                .putInt(verdict.ordinal())
                .array();
    }

    public static RoundDecision decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new RoundDecision(
                buffer.getInt(),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getLong(),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getInt(),
                buffer.getInt(),
                Verdict.values()[buffer.getInt()]);
    }
}
