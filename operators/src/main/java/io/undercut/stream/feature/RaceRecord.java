package io.undercut.stream.feature;

/**
 * A row of a table that tells of a race.
 *
 * @param raceId {@code 2024-05}
 * @param table the table's place in {@link io.undercut.stream.lake.Tables#ALL}
 * @param values the row as {@link io.undercut.stream.lake.RowCodec} writes it
 */
@SuppressWarnings("ArrayRecordComponent")
public record RaceRecord(String raceId, int table, byte[] values) {}
