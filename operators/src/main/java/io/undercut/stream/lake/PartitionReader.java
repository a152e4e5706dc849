package io.undercut.stream.lake;

import io.undercut.stream.record.RecordReader;
import java.io.Serializable;

/** Reads what the lake already holds. */
@FunctionalInterface
public interface PartitionReader extends Serializable {
    /** The rows of a partition in key order; none where the lake does not have it. */
    RecordReader<Object[]> open(Partition partition);
}
