package io.undercut.stream.record;

import io.undercut.stream.lake.Partition;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.List;

/**
 * A row on its way into the lake, with where it came from. Exactly one of values and problem is null.
 *
 * @param table the table's place in {@link Tables#ALL}
 * @param partition the folder it belongs to as {@link Partition#key} tells it; 0 with a problem
 * @param order the row's place in its partition as {@link RowOrder#prefix} tells it
 * @param values the row as {@link RowCodec} writes it, or null when it breaks a rule
 * @param rank the file's place in the import's order: of two rows with one key the one of higher rank is newer
 * @param row the record's number in the file, from 1; a later row is newer
 * @param problem what is wrong and what is allowed, or null
 * @param record the record with the problem, as JSON if it could be told apart; or null
 */
public record ArrivedRow(
        int table, long partition, long order, byte[] values, int rank, long row, String problem, String record) {
    /** A record that cannot be kept. */
    public static ArrivedRow rejected(TableSchema table, int rank, long row, String problem, String record) {
        return new ArrivedRow(Tables.ALL.indexOf(table), 0, row, null, rank, row, problem, record);
    }

    /** The record rejected, of a row with a problem. */
    public RejectedRecord rejected(List<String> files) {
        return new RejectedRecord(Tables.ALL.get(table).name(), files.get(rank), row, problem, record);
    }
}
