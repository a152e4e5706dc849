package io.undercut.stream.training.round;

import io.undercut.stream.training.round.CombinationTree.Node;
import io.undercut.stream.training.round.CombinationTree.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one reader sends of a round: for each node of the combination tree whose leaves it owns all, the node's sum in chunks, and the
 * metrics.
 */
public final class RoundContribution {
    private final VectorLayout layout;
    private final int round;
    private final CombinationTree tree;
    private final NavigableMap<Integer, Part<float[]>> leaves = new TreeMap<>();
    private final NavigableMap<Integer, Part<RoundMetrics>> metrics = new TreeMap<>();

    /** A contribution of a run with so many replicas. */
    public RoundContribution(VectorLayout layout, int replicas, int round) {
        this.layout = layout;
        this.round = round;
        this.tree = new CombinationTree(replicas);
    }

    /**
     * Adds a replica that has finished the round.
     *
     * @param vector what is to be averaged
     */
    public void add(ReplicaMetrics replica, float[] vector) {
        leaves.put(replica.replica(), new Part<>(1, CombinationTree.leaf(vector, replica.samples())));
        metrics.put(replica.replica(), new Part<>(1, new RoundMetrics(List.of(replica))));
    }

    /** The chunks to send. */
    public Deque<Chunk> chunks() {
        Deque<Chunk> chunks = new ArrayDeque<>();
        for (Node node : tree.cover(leaves.keySet())) {
            RoundMetrics reported = tree.combine(node, metrics, RoundMetrics::join);
            double weight = reported.replicas().stream()
                    .mapToDouble(ReplicaMetrics::samples)
                    .sum();
            float[] sum = tree.combine(node, leaves, CombinationTree::add);
            chunks.add(new Chunk(Chunk.METRICS, round, node.first(), node.count(), weight, reported.encode()));
            for (int index = 0; index < layout.chunks(); index++) {
                int from = index * layout.chunkFloats();
                int to = Math.min(from + layout.chunkFloats(), sum.length);
                byte[] payload = Chunk.encode(sum, from, to);
                chunks.add(new Chunk(index, round, node.first(), node.count(), weight, payload));
            }
        }
        return chunks;
    }
}
