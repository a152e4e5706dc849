package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.PartitionReader;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * Reads partitions of a lake in key order. A file that our own writer published streams; files that somebody else laid there are taken
 * into memory and sorted.
 *
 * @param lake the lake
 */
public record LakeRows(LakeLayout lake) implements PartitionReader {
    @Override
    public RecordReader<Object[]> open(Partition partition) {
        TableSchema table = Tables.named(partition.table());
        List<Path> files = lake.files(partition);
        if (files.size() == 1 && PartitionManifest.in(lake.folder(partition)).isPresent()) {
            return new FileRows(files.get(0), TableFile.open(files.get(0), table));
        }
        List<Object[]> rows = new ArrayList<>();
        for (Path file : files) {
            try (FileRows cursor = new FileRows(file, TableFile.open(file, table))) {
                for (Object[] row = cursor.next(); row != null; row = cursor.next()) {
                    rows.add(row);
                }
            }
        }
        rows.sort(new RowOrder(table));
        return new ListedRows(rows.iterator());
    }

    private record FileRows(Path path, TableFile file) implements RecordReader<Object[]> {
        @Override
        public Object[] next() {
            try {
                return file.advance() ? file.values() : null;
            } catch (Fault damaged) {
                if (damaged.reason() != FaultReason.DATA_VALIDATION_FAILURE) {
                    throw damaged;
                }
                String place =
                        damaged.getMessage().contains(path.toString()) ? "" : path + ", row " + file.row() + ": ";
                throw Fault.data(place + damaged.getMessage() + "; delete the file and import it again");
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private record ListedRows(Iterator<Object[]> rows) implements RecordReader<Object[]> {
        @Override
        public Object[] next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
