package io.undercut.stream.ingest.export;

import java.util.Optional;

/** Makes rows of one table of an export's records. */
@FunctionalInterface
interface RowMaker {
    /** The row of a record; empty where the record is about something else; a data fault where it is wrong. */
    Optional<Object[]> row(Fields from);
}
