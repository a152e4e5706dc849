package io.undercut.stream.training;

import io.undercut.zoo.example.ExampleTable;
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
    public ExampleTable training(int replica, int replicas) {
        beacon.tellOnceMore(OPENED);
        return examples.training(replica, replicas);
    }

    @Override
    public ExampleTable validation(int replica, int replicas) {
        return examples.validation(replica, replicas);
    }
}
