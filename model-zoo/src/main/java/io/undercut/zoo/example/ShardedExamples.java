package io.undercut.zoo.example;

import java.io.Serializable;

/**
 * The rows of a training run, split by replica. What a replica gets depends on its number and the number of replicas alone, never on
 * which process asks. Implementations are shipped to the machines that train.
 */
public interface ShardedExamples extends Serializable {
    /** The rows of one replica, read once. */
    ReplicaExamples of(int replica, int replicas);
}
