package io.undercut.stream.ingest.export;

import io.undercut.stream.table.TableSchema;
import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/** One kind of file of a public export, with whatever other files had to be read for it. */
interface Dialect extends Serializable {
    /** The kind as people name it: {@code FastF1 laps}. */
    String word();

    /** The table its records belong to. */
    TableSchema table();

    /** Makes rows of its records. */
    RowMaker maker();

    /** Opens a file of the kind. */
    RecordFile open(Path file);
}
