package io.undercut.stream.training.round;

import java.io.Serializable;

/** What the recorder of a training must know of it. */
public interface RecordedTraining extends Serializable {
    /** Rounds in all, at most. */
    int rounds();

    /** Iterations done when a round is over: mini-batches of each replica, or boosting rounds. */
    long iterations(int round);

    /** The model file of a whole result on its way to durable storage. */
    byte[] archive(Chunk whole);
}
