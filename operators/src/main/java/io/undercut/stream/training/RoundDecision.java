package io.undercut.stream.training;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.nio.ByteBuffer;

/**
 * What was decided once for all replicas with the average of a round.
 *
 * @param round the round, from 0
 * @param loss mean training loss of the round, standardised label
 * @param validationLoss mean validation loss under the average this round began with; NaN when not judged
 * @param seen rows seen by all replicas since the beginning
 * @param epoch passes over the data so far
 */
public record RoundDecision(int round, double loss, double validationLoss, long seen, double epoch) {
    static RoundDecision of(int round, Ballot ballot) {
        double loss = 0;
        double validation = 0;
        long samples = 0;
        long seen = 0;
        long rows = 0;
        long judged = 0;
        for (Ballot.Vote vote : ballot.votes()) {
            if (!Double.isFinite(vote.lossSum())) {
                throw new Fault(
                        FaultReason.TRAINING_DIVERGED,
                        "the loss of replica %d became %s in round %d; lower training.learning-rate or look at the data"
                                .formatted(vote.replica(), vote.lossSum(), round));
            }
            loss += vote.lossSum();
            samples += vote.samples();
            seen += vote.seen();
            rows += vote.rows();
            validation += vote.validationLossSum();
            judged += vote.validationRows();
        }
        return new RoundDecision(
                round,
                samples == 0 ? 0 : loss / samples,
                judged == 0 ? Double.NaN : validation / judged,
                seen,
                rows == 0 ? 0 : (double) seen / rows);
    }

    byte[] encode() {
        return ByteBuffer.allocate(Integer.BYTES + 3 * Double.BYTES + Long.BYTES)
                .putInt(round)
                .putDouble(loss)
                .putDouble(validationLoss)
                .putLong(seen)
                .putDouble(epoch)
                .array();
    }

    static RoundDecision decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new RoundDecision(
                buffer.getInt(), buffer.getDouble(), buffer.getDouble(), buffer.getLong(), buffer.getDouble());
    }
}
