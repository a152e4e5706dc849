package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.ArrivalSource;
import io.undercut.stream.ingest.RowScreen;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * A CSV or JSON file of an import.
 *
 * @param dialect what it was recognised as
 */
record ExportArrivals(Dialect dialect) implements ArrivalSource {
    @Override
    public String kind() {
        return dialect.word();
    }

    @Override
    public String table() {
        return dialect.table().name();
    }

    @Override
    public RecordReader<ArrivedRow> open(Path path, int rank) {
        return new Reader(dialect.open(path), dialect.maker(), new RowScreen(dialect.table(), rank));
    }

    private record Reader(RecordFile file, RowMaker maker, RowScreen screen) implements RecordReader<ArrivedRow> {
        @Override
        public ArrivedRow next() {
            while (file.advance()) {
                try {
                    Optional<Object[]> row = maker.row(file.fields());
                    if (row.isPresent()) {
                        return screen.arrived(row.get(), file.row());
                    }
                } catch (Fault wrong) {
                    return screen.rejected(file.row(), wrong.getMessage(), file.record());
                }
            }
            return null;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
