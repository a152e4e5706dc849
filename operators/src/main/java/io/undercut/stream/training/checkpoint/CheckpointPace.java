package io.undercut.stream.training.checkpoint;

import java.time.Duration;

/**
 * When a training asks Flink for a checkpoint: whenever its iterations cross a multiple of so many, and once more when its time is over. A
 * run that was restored has some iterations behind it, so what counts is crossing the next multiple. A request that Flink refuses is
 * made again at the next round, until a checkpoint has passed by. No more than two are made in a second: where rounds take no time, a
 * checkpoint costs more than the work it saves.
 */
public final class CheckpointPace {
    /** At least so long between two requests. */
    static final Duration BETWEEN_REQUESTS = Duration.ofMillis(500);

    /** What a last checkpoint that has passed by gets to be complete before another is asked for in its place. */
    static final Duration TO_COMPLETE = Duration.ofSeconds(10);

    private final int every;
    private boolean owed;
    private boolean last;
    private long since;
    private long pause;

    /** A pace of a checkpoint in so many iterations. */
    public CheckpointPace(int everyIterations) {
        this.every = everyIterations;
    }

    /** Whether to ask now that a round has brought the run from so many iterations to so many. */
    public boolean isDue(long before, long after, long nowMillis) {
        owed |= after / every > before / every;
        return owed && isTime(nowMillis);
    }

    /** Whether to ask, again too, for the checkpoint of a run whose time is over and which does no more rounds. */
    public boolean isLastDue(long nowMillis) {
        if (!last) {
            last = true;
            pause = 0;
        }
        return isTime(nowMillis);
    }

    /** A checkpoint has passed by, whoever asked for it: it holds all rounds so far. */
    public void taken(long nowMillis) {
        owed = false;
        if (last) {
            since = nowMillis;
            pause = TO_COMPLETE.toMillis();
        }
    }

    private boolean isTime(long nowMillis) {
        // A clock that was set back must not keep requests back as long.
        if (nowMillis >= since && nowMillis - since < pause) {
            return false;
        }
        since = nowMillis;
        pause = BETWEEN_REQUESTS.toMillis();
        return true;
    }
}
