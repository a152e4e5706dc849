package io.undercut.stream.ingest;

import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/** Knows how to read one file of an import: what it was recognised as, and whatever other files had to be read for it. */
public interface ArrivalSource extends Serializable {
    /**
     * Opens the file.
     *
     * @param rank the file's place in the import's order
     */
    RecordReader<ArrivedRow> open(Path path, int rank);

    /** The name of the table that its rows are of. */
    String table();

    /** What the file was recognised as, for people: {@code f1data laps}. */
    String kind();
}
