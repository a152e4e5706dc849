package io.undercut.stream.training.boosting;

import java.util.List;

/**
 * The enumerator's state.
 *
 * @param waiting members that no reader has yet
 * @param plan what is trained, as text
 */
public record UnassignedBoosting(List<BoostingProgress> waiting, String plan) {
    /** Copies the list. */
    public UnassignedBoosting {
        waiting = List.copyOf(waiting);
    }
}
