package io.undercut.stream.record;

import java.io.Closeable;

/** Rows of one partition in key order, one after the other. */
public interface RowCursor extends Closeable {
    /** The next row, or null after the last. */
    Object[] next();

    @Override
    void close();
}
