package io.undercut.zoo.example;

import java.io.Serializable;
import java.util.List;

/** A feature set in its hash partitions. Shipped to the machines that train and score. */
public interface ExamplePartitions extends Serializable {
    /** How many partitions there are, empty ones counted. */
    int count();

    /** The examples of one partition, sorted by key. */
    List<LabelledExample> read(int partition);
}
