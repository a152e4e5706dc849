package io.undercut.zoo.evaluation;

import java.util.List;

/**
 * What a model goes by.
 *
 * @param inputs by quantity, the weightiest first; empty where nobody asked
 * @param laps by lap of a lookback, the newest first; empty where the model does not look back
 * @param gains by quantity, what its splits have gained, the most first; empty where the model has no splits
 * @param dependence how predictions go with the weightiest quantities, in the order of {@code inputs}
 */
public record Explanation(
        List<Importance> inputs, List<Importance> laps, List<Gain> gains, List<Dependence> dependence) {
    /** Nobody asked. */
    public static final Explanation NONE = new Explanation(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Explanation {
        inputs = List.copyOf(inputs);
        laps = List.copyOf(laps);
        gains = List.copyOf(gains);
        dependence = List.copyOf(dependence);
    }
}
