package io.undercut.zoo.network.fused;

/**
 * How a summed gradient becomes the one the updater sees: {@code scale · g + l1 · sign(w) + l2 · w}; and what goes beside the updater.
 *
 * @param scale one over the rows of the batch
 * @param l1 L1 penalty
 * @param l2 L2 penalty
 * @param decay weight decay times the rate: the part of the parameter itself that each step takes
 */
public record Penalties(float scale, float l1, float l2, float decay) {}
