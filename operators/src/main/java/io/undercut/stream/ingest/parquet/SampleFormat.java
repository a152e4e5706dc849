package io.undercut.stream.ingest.parquet;

import io.undercut.stream.record.ArrivedSamples;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

/** Lets Flink's file source read telemetry. A file is one split, so that every record rejected knows its row. */
final class SampleFormat implements BulkFormat<ArrivedSamples, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    @Override
    public Reader<ArrivedSamples> createReader(Configuration configuration, FileSourceSplit split) {
        return new Batches(SampleFile.open(split.path()), 0);
    }

    @Override
    public Reader<ArrivedSamples> restoreReader(Configuration configuration, FileSourceSplit split) {
        long done = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        return new Batches(SampleFile.open(split.path()), done);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<ArrivedSamples> getProducedType() {
        return TypeInformation.of(ArrivedSamples.class);
    }

    private static final class Batches implements Reader<ArrivedSamples> {
        private final SampleFile file;
        private final long before;
        private long read;

        /** Leaves out records that were given out before a restore. */
        Batches(SampleFile file, long before) {
            this.file = file;
            this.before = before;
        }

        @Override
        public RecordIterator<ArrivedSamples> readBatch() {
            while (true) {
                List<ArrivedSamples> batch = file.next();
                if (batch.isEmpty()) {
                    return null;
                }
                int known = (int) Math.max(0, Math.min(batch.size(), before - read));
                long first = read + known;
                read += batch.size();
                if (known < batch.size()) {
                    Iterator<ArrivedSamples> rest =
                            batch.subList(known, batch.size()).iterator();
                    return new IteratorResultIterator<>(rest, CheckpointedPosition.NO_OFFSET, first);
                }
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
