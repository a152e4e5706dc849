package io.undercut.stream.training.round;

import java.io.Serializable;

/** What the recorder of a training must know of it. */
public interface RecordedTraining extends Serializable {
    /** Rounds in all, at most. */
    int rounds();

    /** Iterations done when a round is over: mini-batches of each replica, or boosting rounds. */
    long iterations(int round);

    /**
     * What a training that is over has come to: what was best where it stopped early.
     *
     * @param last what was decided last
     * @param best the whole result with the lowest validation loss; null if none was compared
     * @param whole the last whole result
     */
    default Chunk outcome(RoundDecision last, Chunk best, Chunk whole) {
        return last.verdict() == RoundDecision.Verdict.STOPPED_EARLY ? best : whole;
    }

    /** The model file of a whole result on its way to durable storage. */
    byte[] archive(Chunk whole);
}
