package io.undercut.zoo.evaluation;

import java.util.List;

/**
 * By what predictors are compared.
 *
 * @param metrics at least one; predictors are ranked by the first
 * @param settlement what becomes of predictions before they are compared, the model's and the baselines'
 */
public record Yardstick(List<Metric> metrics, Settlement settlement) {
    /** Copies the list. */
    public Yardstick {
        metrics = List.copyOf(metrics);
    }

    /** Of rows that each stand for themselves. */
    public static Yardstick of(List<? extends Metric> metrics) {
        return new Yardstick(List.copyOf(metrics), Settlement.NONE);
    }

    /** The metric that predictors are ranked by. */
    public Metric ranking() {
        return metrics.get(0);
    }
}
