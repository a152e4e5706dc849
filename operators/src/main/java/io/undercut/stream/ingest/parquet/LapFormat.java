package io.undercut.stream.ingest.parquet;

import io.undercut.stream.lake.ArrivedLap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

/** Lets Flink's file source read laps. A file is one split, so that every record knows its row. */
final class LapFormat implements BulkFormat<ArrivedLap, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 512;

    private final Map<String, Integer> ranks;

    /**
     * A format for some files.
     *
     * @param ranks each file's place in the import's order, by URI
     */
    LapFormat(Map<String, Integer> ranks) {
        this.ranks = Map.copyOf(ranks);
    }

    @Override
    public Reader<ArrivedLap> createReader(Configuration configuration, FileSourceSplit split) {
        return new LapBatches(open(split), 0);
    }

    @Override
    public Reader<ArrivedLap> restoreReader(Configuration configuration, FileSourceSplit split) {
        LapFile file = open(split);
        long done = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        for (long skipped = 0; skipped < done; skipped++) {
            file.next();
        }
        return new LapBatches(file, done);
    }

    private LapFile open(FileSourceSplit split) {
        return LapFile.open(split.path(), ranks.getOrDefault(split.path().toString(), 0));
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<ArrivedLap> getProducedType() {
        return TypeInformation.of(ArrivedLap.class);
    }

    private static final class LapBatches implements Reader<ArrivedLap> {
        private final LapFile file;
        private long done;

        LapBatches(LapFile file, long done) {
            this.file = file;
            this.done = done;
        }

        @Override
        public RecordIterator<ArrivedLap> readBatch() {
            List<ArrivedLap> batch = file.next(BATCH);
            if (batch.isEmpty()) {
                return null;
            }
            long first = done;
            done += batch.size();
            return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, first);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
