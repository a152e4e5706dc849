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
    public ReplicaExamples of(int replica, int replicas) {
        Set<String> learned = new HashSet<>(split.training());
        Set<String> watched = new HashSet<>(split.validation());
        List<LabelledExample> training = new ArrayList<>();
        List<LabelledExample> validation = new ArrayList<>();
        for (int partition = replica; partition < partitions.count(); partition += replicas) {
            for (LabelledExample example : partitions.read(partition)) {
                if (learned.contains(example.key().group())) {
                    training.add(example);
                } else if (watched.contains(example.key().group())) {
                    validation.add(example);
                }
            }
        }
        return new ReplicaExamples(ExampleTable.of(width, training), ExampleTable.of(width, validation));
    }
}
