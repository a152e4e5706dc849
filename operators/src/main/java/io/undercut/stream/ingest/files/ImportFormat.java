package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.ArrivalReader;
import io.undercut.stream.lake.ArrivedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

/** Lets Flink's file source read the files of an import. A file is one split, so that every record knows its row. */
final class ImportFormat implements BulkFormat<ArrivedRow, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 512;

    private final Map<String, ImportFile> files = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    /** A format for the files of an import, in its order. */
    ImportFormat(List<ImportFile> files) {
        for (ImportFile file : files) {
            ranks.put(file.path(), ranks.size());
            this.files.put(file.path(), file);
        }
    }

    @Override
    public Reader<ArrivedRow> createReader(Configuration configuration, FileSourceSplit split) {
        return new Batches(open(split), 0);
    }

    @Override
    public Reader<ArrivedRow> restoreReader(Configuration configuration, FileSourceSplit split) {
        ArrivalReader reader = open(split);
        long done = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        for (long skipped = 0; skipped < done; skipped++) {
            reader.next();
        }
        return new Batches(reader, done);
    }

    private ArrivalReader open(FileSourceSplit split) {
        ImportFile file = files.get(split.path().toString());
        if (file == null) {
            throw Fault.defect("the import was handed " + split.path() + ", which is none of its files", null);
        }
        return file.source().open(split.path(), ranks.get(file.path()));
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<ArrivedRow> getProducedType() {
        return TypeInformation.of(ArrivedRow.class);
    }

    private static final class Batches implements Reader<ArrivedRow> {
        private final ArrivalReader reader;
        private long done;

        Batches(ArrivalReader reader, long done) {
            this.reader = reader;
            this.done = done;
        }

        @Override
        public RecordIterator<ArrivedRow> readBatch() {
            List<ArrivedRow> batch = new ArrayList<>(BATCH);
            ArrivedRow arrived = reader.next();
            while (arrived != null) {
                batch.add(arrived);
                arrived = batch.size() < BATCH ? reader.next() : null;
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
