package io.undercut.stream.ingest.export;

import java.io.Closeable;

/** An export's file, open for reading record by record. */
interface RecordFile extends Closeable {
    /** Goes to the next record; false after the last. Where the file is broken there is one more record, which tells of it. */
    boolean advance();

    /** The current record's fields; a data fault where it is broken. */
    Fields fields();

    /** The current record as it stands in the file, as nearly as can be told. */
    String record();

    /** The current record's number, from 1. */
    long row();

    @Override
    void close();
}
