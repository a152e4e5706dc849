package io.undercut.stream.lake;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern RACE = Pattern.compile("/race_id=(\\d{4}-\\d{2})(?:/[^/]*)?$");

    /** Its race, where the table has a partition for each: {@code 2024-05}. */
    public Optional<String> race() {
        return RACE.matcher(file).results().map(found -> found.group(1)).findFirst();
    }

    /** The partition where an import found it as it should be. */
    public TablePartition untouched() {
        return new TablePartition(table, season, rows, sha256, file, false);
    }
}
