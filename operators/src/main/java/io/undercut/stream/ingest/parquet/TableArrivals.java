package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.ArrivalSource;
import io.undercut.stream.ingest.RowScreen;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * A Parquet file of an import.
 *
 * @param table the table it was recognised as
 * @param naming whose names it has
 */
public record TableArrivals(String table, String naming) implements ArrivalSource {
    /** Recognises a file by its columns; one that is damaged, unlike every table or lacks columns is a data fault. */
    public static TableArrivals of(Path path) {
        return find(path)
                .orElseThrow(() -> Fault.data(
                        path + " is " + strange(path) + "; leave it out, or name its columns as f1data does"));
    }

    /** Recognises a file by its columns; empty where it is whole and unlike every table. */
    public static Optional<TableArrivals> find(Path path) {
        return TableFile.find(path)
                .map(match ->
                        new TableArrivals(match.table().name(), match.naming().word()));
    }

    /** What a file is that is unlike every table, with its columns. */
    public static String strange(Path path) {
        return TableFile.strange(path);
    }

    /** A file that must be of one table; one that is damaged or lacks columns is a data fault. */
    public static TableArrivals of(Path path, TableSchema table) {
        return new TableArrivals(
                table.name(), TableFile.match(path, table).naming().word());
    }

    @Override
    public String kind() {
        return naming + " " + table;
    }

    @Override
    public RecordReader<ArrivedRow> open(Path path, int rank) {
        TableSchema schema = Tables.named(table);
        return new Reader(TableFile.open(path, schema), new RowScreen(schema, rank));
    }

    private record Reader(TableFile file, RowScreen screen) implements RecordReader<ArrivedRow> {
        @Override
        public ArrivedRow next() {
            if (!file.advance()) {
                return null;
            }
            Object[] values;
            try {
                values = file.values();
            } catch (Fault undecodable) {
                return screen.rejected(file.row(), undecodable.getMessage(), file.record());
            }
            return screen.arrived(values, file.row());
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
