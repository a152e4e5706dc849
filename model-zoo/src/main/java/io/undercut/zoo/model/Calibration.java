package io.undercut.zoo.model;

/** What is done to probabilities so that they are as often right as they say, by rows that nothing was learned from. */
public enum Calibration {
    /** They stay as they are. */
    NONE,
    /** One number for all, by which their logarithms are divided (Guo et al., ICML 2017). It changes no order. */
    TEMPERATURE
}
