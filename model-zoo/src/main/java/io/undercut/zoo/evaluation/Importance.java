package io.undercut.zoo.evaluation;

/**
 * How much a model goes by something.
 *
 * @param name an input, or the laps of a sequence
 * @param worsening by how much the first metric is worse without it, in the metric's unit; below 0 where it is better
 */
public record Importance(String name, double worsening) {}
