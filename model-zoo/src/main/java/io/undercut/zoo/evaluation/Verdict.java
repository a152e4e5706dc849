package io.undercut.zoo.evaluation;

/** A model against the best baseline. */
public enum Verdict {
    /** The whole interval of the paired difference of the first metric lies on the better side of 0. */
    BETTER,
    /** The interval contains 0, or there is only one race. */
    UNCLEAR,
    /** The whole interval lies on the worse side. */
    WORSE
}
