package io.undercut.stream.training;

import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;

/**
 * Shards that tell when a replica is opened, at the beginning and in the middle of each restore.
 *
 * @param beacon where they tell
 * @param examples the rows
 */
public record TellingShards(Beacon beacon, ShardedExamples examples) implements ShardedExamples {
    /** Counted for each replica opened. */
    public static final String OPENED = "opened";

    @Override
    public ReplicaExamples of(int replica, int replicas) {
        beacon.tellOnceMore(OPENED);
        return examples.of(replica, replicas);
    }
}
