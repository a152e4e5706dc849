package io.undercut.stream.training.round;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One chunk's unfinished round: takes contributions in any order and any grouping and gives the average when all replicas are in.
 */
public final class ChunkRound {
    private final CombinationTree tree;
    private final int replicas;
    private final Stopping stopping;
    private final Chunk last;
    private final TreeMap<Integer, Chunk> pending = new TreeMap<>();

    /**
     * A round over contributions present.
     *
     * @param last the chunk's last average; null before the first
     */
    public ChunkRound(int replicas, Stopping stopping, Chunk last, Collection<Chunk> pending) {
        this.tree = new CombinationTree(replicas);
        this.replicas = replicas;
        this.stopping = stopping;
        this.last = last;
        pending.forEach(chunk -> this.pending.put(chunk.first(), chunk));
    }

    /** Contributions not yet averaged, by first replica. */
    public Collection<Chunk> pending() {
        return pending.values();
    }

    /**
     * Takes one contribution. Those of finished rounds and those already covered are dropped: after a restore they come again. A
     * contribution that covers others takes their place: it is the same sum.
     */
    public Optional<Chunk> offer(Chunk chunk) {
        int lastRound = last == null ? -1 : last.round();
        if (chunk.round() <= lastRound || pending.values().stream().anyMatch(present -> present.covers(chunk))) {
            return Optional.empty();
        }
        if (chunk.round() != lastRound + 1) {
            throw Fault.defect(
                    "chunk %d: round %d came after round %d".formatted(chunk.index(), chunk.round(), lastRound), null);
        }
        pending.values().removeIf(chunk::covers);
        pending.put(chunk.first(), chunk);
        int present = pending.values().stream().mapToInt(Chunk::count).sum();
        return present == replicas ? Optional.of(average()) : Optional.empty();
    }

    private Chunk average() {
        Chunk any = pending.firstEntry().getValue();
        double weight = pending.values().stream().mapToDouble(Chunk::weight).sum();
        byte[] payload = any.index() == Chunk.METRICS ? decide(any.round()) : divide(sum(), weight, any.round());
        return new Chunk(any.index(), any.round(), 0, replicas, weight, payload);
    }

    private byte[] decide(int round) {
        RoundMetrics metrics = pending.values().stream()
                .map(chunk -> RoundMetrics.decode(chunk.payload()))
                .reduce(RoundMetrics::join)
                .orElseThrow();
        RoundDecision before = last == null ? RoundDecision.NONE : RoundDecision.decode(last.payload());
        return RoundDecision.of(round, metrics, before, stopping).encode();
    }

    private float[] sum() {
        TreeMap<Integer, CombinationTree.Part<float[]>> parts = new TreeMap<>();
        for (Chunk chunk : pending.values()) {
            float[] values = new float[chunk.payload().length / Float.BYTES];
            Chunk.decode(chunk.payload(), values, 0);
            parts.put(chunk.first(), new CombinationTree.Part<>(chunk.count(), values));
        }
        return tree.combine(tree.root(), parts, CombinationTree::add);
    }

    /** Losses are taken before each step, so a last step that fails shows in the parameters alone. */
    private static byte[] divide(float[] sum, double weight, int round) {
        float[] average = new float[sum.length];
        for (int at = 0; at < average.length; at++) {
            average[at] = (float) (sum[at] / weight);
            if (!Float.isFinite(average[at])) {
                throw new Fault(
                        FaultReason.TRAINING_DIVERGED,
                        "an averaged parameter became %s in round %d; lower training.learning-rate or look at the data"
                                .formatted(average[at], round));
            }
        }
        return Chunk.encode(average, 0, average.length);
    }
}
