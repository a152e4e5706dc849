package io.undercut.stream.training.source.reader;

import io.undercut.stream.training.round.Chunk;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/**
 * What a reader has sent.
 *
 * @param chunks in the order they were sent
 */
public record SentChunks(List<Chunk> chunks) implements ReaderOutput<Chunk> {
    /** Nothing yet. */
    public SentChunks() {
        this(new ArrayList<>());
    }

    @Override
    public void collect(Chunk chunk) {
        chunks.add(chunk);
    }

    @Override
    public void collect(Chunk chunk, long timestamp) {
        chunks.add(chunk);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        // Time plays no part.
    }

    @Override
    public void markIdle() {
        // Nor does idleness.
    }

    @Override
    public void markActive() {
        // Nor does idleness.
    }

    @Override
    public SourceOutput<Chunk> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        // There is one for all.
    }
}
