package io.undercut.testing;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.model.NetworkSpec;

/**
 * Shards whose rows are of different lengths, where the network is recurrent, and do not all count.
 *
 * @param network what the rows fit
 * @param rows training rows of replica 0
 */
public record UnevenShards(NetworkSpec network, int rows) implements ShardedExamples {
    @Override
    public ReplicaExamples of(int replica, int replicas) {
        return new ReplicaExamples(table(rows + 3 * replica, 100 + replica), table(20, 200 + replica));
    }

    private ExampleTable table(int count, long seed) {
        return Tables.uneven(Tables.fitting(network, count, seed), network.steps(), seed + 1);
    }
}
