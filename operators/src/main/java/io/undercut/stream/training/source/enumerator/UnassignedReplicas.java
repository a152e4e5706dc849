package io.undercut.stream.training.source.enumerator;

import io.undercut.stream.training.source.split.ReplicaSplit;
import java.util.List;

/**
 * The enumerator's state: replicas no reader has, and what all of them train.
 *
 * @param replicas in order of their numbers
 * @param plan the plan they train, as {@link SavedPlan} writes it
 */
public record UnassignedReplicas(List<ReplicaSplit> replicas, String plan) {
    /** Copies the list. */
    public UnassignedReplicas {
        replicas = List.copyOf(replicas);
    }
}
