package io.undercut.stream.feature.outcome;

/**
 * A row of a table that tells of a race.
 *
 * @param raceId {@code 2024-05}
 * @param table the table's place in {@link io.undercut.stream.table.Tables#ALL}
 * @param values the row as {@link io.undercut.stream.table.RowCodec} writes it
 */
@SuppressWarnings("ArrayRecordComponent")
public record RaceRecord(String raceId, int table, byte[] values) {}
