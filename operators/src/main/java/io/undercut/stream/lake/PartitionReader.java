package io.undercut.stream.lake;

import io.undercut.stream.record.RowCursor;
import java.io.Serializable;

/** Reads what the lake already holds. */
@FunctionalInterface
public interface PartitionReader extends Serializable {
    /** The rows of a partition in key order; none where the lake does not have it. */
    RowCursor open(Partition partition);
}
