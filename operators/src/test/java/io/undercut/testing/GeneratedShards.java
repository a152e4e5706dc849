package io.undercut.testing;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShardedExamples;

/**
 * Shards with a known law; each replica's rows come from its own number, and their count differs a little from replica to replica.
 *
 * @param rows training rows of replica 0
 * @param width inputs
 */
public record GeneratedShards(int rows, int width) implements ShardedExamples {
    @Override
    public ExampleTable training(int replica, int replicas) {
        return Tables.nonLinear(rows + 3 * replica, width, 100 + replica);
    }

    @Override
    public ExampleTable validation(int replica, int replicas) {
        return Tables.nonLinear(20, width, 200 + replica);
    }
}
