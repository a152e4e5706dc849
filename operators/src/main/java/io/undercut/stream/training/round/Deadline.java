package io.undercut.stream.training.round;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * When a run's time is over. A moment, not a length: failures and restores must not lengthen a run.
 *
 * @param endMillis milliseconds since the epoch; {@link Long#MAX_VALUE} for a run without a limit
 */
public record Deadline(long endMillis) implements Serializable {
    /** A run may take as long as it takes. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    /** The end of a run's time, counted from its first start; a limit of zero is none. */
    public static Deadline after(Instant start, Duration limit) {
        return limit.isZero() ? NONE : new Deadline(start.plus(limit).toEpochMilli());
    }

    /** Whether the time is over. */
    public boolean hasPassed(long nowMillis) {
        return nowMillis >= endMillis;
    }

    /**
     * A decision in the light of the clock. A run that is over anyway is not stopped; one that was stopped goes on if it has been given
     * more time since.
     */
    public RoundDecision applied(RoundDecision decision, long nowMillis) {
        if (decision.ends()) {
            return decision;
        }
        return decision.with(hasPassed(nowMillis) ? RoundDecision.Verdict.OUT_OF_TIME : RoundDecision.Verdict.CONTINUE);
    }
}
