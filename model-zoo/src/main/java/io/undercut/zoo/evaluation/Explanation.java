package io.undercut.zoo.evaluation;

import java.util.List;

/**
 * What a model goes by.
 *
 * @param inputs by quantity, the weightiest first; empty where nobody asked
 * @param laps by lap of a lookback, the newest first; empty where the model does not look back
 */
public record Explanation(List<Importance> inputs, List<Importance> laps) {
    /** Nobody asked. */
    public static final Explanation NONE = new Explanation(List.of(), List.of());

    /** Copies the lists. */
    public Explanation {
        inputs = List.copyOf(inputs);
        laps = List.copyOf(laps);
    }
}
