package io.undercut.stream.training;

import io.undercut.stream.training.CombinationTree.Node;
import io.undercut.stream.training.CombinationTree.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one reader sends of a round: for each node of the combination tree whose leaves it owns all, the node's sum in chunks, and the
 * ballot.
 */
public final class RoundContribution {
    private final VectorLayout layout;
    private final int round;
    private final CombinationTree tree;
    private final NavigableMap<Integer, Part<float[]>> leaves = new TreeMap<>();
    private final NavigableMap<Integer, Part<Ballot>> ballots = new TreeMap<>();

    /** A contribution of a run with so many replicas. */
    public RoundContribution(VectorLayout layout, int replicas, int round) {
        this.layout = layout;
        this.round = round;
        this.tree = new CombinationTree(replicas);
    }

    /**
     * Adds a replica that has finished the round.
     *
     * @param replica its number
     * @param vector what is to be averaged
     * @param samples rows seen in the round, the weight
     * @param lossSum sum of their losses
     * @param seen rows seen since the beginning
     * @param rows its training rows
     * @param judged validation rows judged
     * @param validationLossSum sum of their losses
     */
    public void add(
            int replica,
            float[] vector,
            long samples,
            double lossSum,
            long seen,
            long rows,
            long judged,
            double validationLossSum) {
        leaves.put(replica, new Part<>(1, WeightedSum.leaf(vector, samples)));
        Ballot.Vote vote = new Ballot.Vote(replica, samples, lossSum, seen, rows, judged, validationLossSum);
        ballots.put(replica, new Part<>(1, new Ballot(java.util.List.of(vote))));
    }

    /** The chunks to send. */
    public Deque<Chunk> chunks() {
        Deque<Chunk> chunks = new ArrayDeque<>();
        for (Node node : tree.cover(leaves.keySet())) {
            Ballot ballot = tree.combine(node, ballots, Ballot::join);
            double weight =
                    ballot.votes().stream().mapToDouble(Ballot.Vote::samples).sum();
            float[] sum = tree.combine(node, leaves, WeightedSum::add);
            chunks.add(new Chunk(Chunk.BALLOT, round, node.first(), node.count(), weight, ballot.encode()));
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
