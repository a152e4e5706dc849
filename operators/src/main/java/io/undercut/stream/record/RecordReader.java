package io.undercut.stream.record;

import java.io.Closeable;

/**
 * Reads records one after the other, of a file or of a partition.
 *
 * @param <T> what a record becomes
 */
public interface RecordReader<T> extends Closeable {
    /** The next record, or null after the last. A record that cannot be used comes with the problem; only damage is thrown. */
    T next();

    @Override
    void close();
}
