package io.undercut.zoo.example;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shards of a feature set: replica {@code r} of {@code n} reads the partitions {@code p} with {@code p mod n = r}.
 *
 * @param partitions the feature set
 * @param width inputs of an example, of all its time steps
 * @param split which races are for what
 */
public record PartitionedShards(ExamplePartitions partitions, int width, RaceSplit split) implements ShardedExamples {
    @Override
    public ExampleTable training(int replica, int replicas) {
        return table(replica, replicas, split.training());
    }

    @Override
    public ExampleTable validation(int replica, int replicas) {
        return table(replica, replicas, split.validation());
    }

    private ExampleTable table(int replica, int replicas, List<String> races) {
        Set<String> wanted = new HashSet<>(races);
        List<LabelledExample> examples = new ArrayList<>();
        for (int partition = replica; partition < partitions.count(); partition += replicas) {
            for (LabelledExample example : partitions.read(partition)) {
                if (wanted.contains(example.key().raceId())) {
                    examples.add(example);
                }
            }
        }
        return ExampleTable.of(width, examples);
    }
}
