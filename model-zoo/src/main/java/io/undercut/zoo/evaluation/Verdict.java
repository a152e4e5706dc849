package io.undercut.zoo.evaluation;

/** A model against the best baseline, or against another model. */
public enum Verdict {
    /** The whole interval of the paired difference lies on the better side of 0. */
    BETTER,
    /** The interval contains 0, or there is only one race. */
    UNCLEAR,
    /** The whole interval lies on the worse side. */
    WORSE;

    /** That of a difference of a metric's figures, the model's minus the other's. */
    static Verdict of(Estimate difference, Metric metric, int races) {
        boolean below = races > 1 && difference.high() < 0;
        boolean above = races > 1 && difference.low() > 0;
        if (!below && !above) {
            return UNCLEAR;
        }
        return below == metric.isLowerBetter() ? BETTER : WORSE;
    }
}
