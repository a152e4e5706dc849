package io.undercut.stream.lake;

import java.io.Serializable;

/**
 * One season of a table as it lies in the lake.
 *
 * @param table the table
 * @param season the season
 * @param rows rows of the partition
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param file the file's URI
 * @param changed whether the import that reports it wrote the file
 */
public record TablePartition(String table, int season, long rows, String sha256, String file, boolean changed)
        implements Serializable {
    /** The partition where an import found it as it should be. */
    public TablePartition untouched() {
        return new TablePartition(table, season, rows, sha256, file, false);
    }
}
