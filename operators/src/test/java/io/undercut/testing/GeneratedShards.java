package io.undercut.testing;

import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;

/**
 * Shards with a known law; each replica's rows come from its own number, and their count differs a little from replica to replica.
 *
 * @param rows training rows of replica 0
 * @param width inputs
 */
public record GeneratedShards(int rows, int width) implements ShardedExamples {
    @Override
    public ReplicaExamples of(int replica, int replicas) {
        return new ReplicaExamples(
                Tables.nonLinear(rows + 3 * replica, width, 100 + replica), Tables.nonLinear(20, width, 200 + replica));
    }
}
