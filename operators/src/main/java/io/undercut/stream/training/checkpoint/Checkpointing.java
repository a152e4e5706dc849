package io.undercut.stream.training.checkpoint;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where a training's checkpoints lie and how often one is taken: by the clock or by iterations, whichever comes first.
 *
 * @param folder where Flink keeps them
 * @param interval time between two of them, which Flink's own clock tells
 * @param iterations local steps of each replica after which one is taken whatever the time; {@link #BY_THE_CLOCK_ALONE} for none
 */
public record Checkpointing(String folder, Duration interval, int iterations) implements Serializable {
    /** Iterations that no run reaches twice. */
    public static final int BY_THE_CLOCK_ALONE = Integer.MAX_VALUE;
}
