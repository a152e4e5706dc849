package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;

/**
 * What becomes of a model's predictions when the inputs of test rows are disturbed.
 *
 * @param rows rows that were disturbed, at least 1
 * @param movement by how much predictions move under jitter, as a share of how far they spread; 0 or more
 * @param undisturbed the figure of the first metric on these rows as they are
 * @param attacked the same where of several disturbances of a row the one with the worst prediction counts
 */
public record Robustness(int rows, double movement, double undisturbed, double attacked) {
    /** Refuses what is not finite. */
    public Robustness {
        if (rows < 1 || !(movement >= 0) || !Double.isFinite(movement + undisturbed + attacked)) {
            throw Fault.data(
                    "robustness is a movement of %s and figures %s and %s of %d rows; must be finite, of at least one row"
                            .formatted(movement, undisturbed, attacked, rows));
        }
    }

    /** By what share the attack worsens the metric; of what an undisturbed figure of 0 becomes, the figure itself. */
    public double worsening(Metric metric) {
        double worse = metric.isLowerBetter() ? attacked - undisturbed : undisturbed - attacked;
        return undisturbed == 0 ? worse : worse / Math.abs(undisturbed);
    }
}
