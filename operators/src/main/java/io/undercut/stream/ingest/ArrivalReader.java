package io.undercut.stream.ingest;

import io.undercut.stream.lake.ArrivedRow;
import java.io.Closeable;

/** Reads a file record by record. */
public interface ArrivalReader extends Closeable {
    /** The next record's row, or null after the last. A record that is no row comes with the problem; only damage is thrown. */
    ArrivedRow next();

    @Override
    void close();
}
