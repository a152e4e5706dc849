package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.boosting.BoostingPlan.Member;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.boosting.Boosting;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * A member's next segment.
 *
 * @param member what is boosted, and for how long
 * @param boosting its trees so far
 * @param rows that are learned from, of all parts
 */
record SegmentBoosting(Member member, Boosting boosting, long rows) {
    /** Boosts it, and decides by its losses. */
    RoundDecision after(RoundDecision last) {
        int segment = last.round() + 1;
        int rounds = member.recipe().roundsOf(segment);
        double validation = segment == 0 ? Double.NaN : boosting.validationLoss();
        boosting.boost(member.firstOf(segment), rounds);
        double loss = boosting.trainingLoss();
        if (!Double.isFinite(loss)) {
            throw new SuppressRestartsException(new Fault(
                    FaultReason.TRAINING_DIVERGED,
                    "the loss became %s in boosting round %d; lower training.learning-rate or look at the data"
                            .formatted(loss, member.firstOf(segment) + rounds)));
        }
        long boosted = member.boosted(segment);
        return last.followedBy(segment, loss, validation, rows * boosted, boosted, member.stopping());
    }
}
