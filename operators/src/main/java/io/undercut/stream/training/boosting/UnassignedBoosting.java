package io.undercut.stream.training.boosting;

/**
 * The enumerator's state.
 *
 * @param waiting what no reader has yet; null where the reader has it
 * @param plan what is trained, as text
 */
public record UnassignedBoosting(BoostingProgress waiting, String plan) {}
