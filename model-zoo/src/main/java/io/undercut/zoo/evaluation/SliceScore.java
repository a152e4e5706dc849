package io.undercut.zoo.evaluation;

/**
 * A model and the best baseline on one group of laps.
 *
 * @param dimension by what was cut
 * @param group the circuit, team or compound
 * @param model the model on these laps
 * @param baseline the overall best baseline on these laps
 */
public record SliceScore(SliceDimension dimension, String group, Score model, Score baseline) {}
