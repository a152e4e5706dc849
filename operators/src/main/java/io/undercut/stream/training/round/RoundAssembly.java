package io.undercut.stream.training.round;

import java.util.BitSet;
import java.util.Optional;

/** Puts the chunks of a round together again. Chunks that come twice, as they do after a restore, are dropped. */
public final class RoundAssembly {
    private final int vectorLength;
    private final int chunkFloats;
    private final int chunks;
    private int round = -1;
    private int delivered = -1;
    private BitSet present = new BitSet();
    private float[] vector = new float[0];
    private RoundDecision decision;

    public RoundAssembly(int vectorLength, int chunkFloats) {
        this.vectorLength = vectorLength;
        this.chunkFloats = chunkFloats;
        this.chunks = (vectorLength + chunkFloats - 1) / chunkFloats;
    }

    public Optional<Average> add(Chunk chunk) {
        if (chunk.round() < round || chunk.round() == delivered) {
            return Optional.empty();
        }
        if (chunk.round() > round) {
            // A new array every round: readers keep the old one.
            round = chunk.round();
            present = new BitSet();
            vector = new float[vectorLength];
            decision = null;
        }
        if (chunk.index() == Chunk.METRICS) {
            decision = RoundDecision.decode(chunk.payload());
        } else {
            Chunk.decode(chunk.payload(), vector, chunk.index() * chunkFloats);
            present.set(chunk.index());
        }
        if (decision == null || present.cardinality() < chunks) {
            return Optional.empty();
        }
        delivered = round;
        return Optional.of(new Average(decision, vector));
    }

    /**
     * The whole average of a round, as a reader takes it over.
     *
     * @param decision what was decided with it
     * @param vector parameters, then updater state if that is averaged; shared by all replicas of a reader, never changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Average(RoundDecision decision, float[] vector) {}
}
