package io.undercut.stream.ingest;

import io.undercut.stream.record.RecordReader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.apache.flink.core.fs.Path;

/**
 * Lets Flink's file source read files record by record. A file is one split, so that every record knows its row.
 *
 * @param <T> what a record becomes
 */
public final class WholeFileFormat<T> implements BulkFormat<T, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 512;

    private final Opening<T> opening;
    private final Class<T> type;

    /**
     * A format.
     *
     * @param type of the records; one that Flink knows how to write
     */
    public WholeFileFormat(Opening<T> opening, Class<T> type) {
        this.opening = opening;
        this.type = type;
    }

    /**
     * Opens files.
     *
     * @param <T> what a record becomes
     */
    @FunctionalInterface
    public interface Opening<T> extends Serializable {
        /** Opens a file at its first record. */
        RecordReader<T> open(Path path);
    }

    @Override
    public Reader<T> createReader(Configuration configuration, FileSourceSplit split) {
        return new Batches<>(opening.open(split.path()), 0);
    }

    @Override
    public Reader<T> restoreReader(Configuration configuration, FileSourceSplit split) {
        RecordReader<T> reader = opening.open(split.path());
        long done = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        for (long skipped = 0; skipped < done; skipped++) {
            reader.next();
        }
        return new Batches<>(reader, done);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }

    private static final class Batches<T> implements Reader<T> {
        private final RecordReader<T> reader;
        private long done;

        Batches(RecordReader<T> reader, long done) {
            this.reader = reader;
            this.done = done;
        }

        @Override
        public RecordIterator<T> readBatch() {
            List<T> batch = new ArrayList<>(BATCH);
            T record = reader.next();
            while (record != null) {
                batch.add(record);
                record = batch.size() < BATCH ? reader.next() : null;
            }
            if (batch.isEmpty()) {
                return null;
            }
            long first = done;
            done += batch.size();
            return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, first);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
