package io.undercut.stream.training.source.enumerator;

import io.undercut.stream.training.source.split.ReplicaSplit;
import java.util.List;

/**
 * The enumerator's state: replicas no reader has.
 *
 * @param replicas in order of their numbers
 */
public record UnassignedReplicas(List<ReplicaSplit> replicas) {
    /** Copies the list. */
    public UnassignedReplicas {
        replicas = List.copyOf(replicas);
    }
}
