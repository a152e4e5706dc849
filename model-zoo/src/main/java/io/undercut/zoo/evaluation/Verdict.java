package io.undercut.zoo.evaluation;

/** A model against the best baseline. */
public enum Verdict {
    /** The whole interval of the paired difference of MAE lies below 0. */
    BETTER,
    /** The interval contains 0, or there is only one race. */
    UNCLEAR,
    /** The whole interval lies above 0. */
    WORSE
}
