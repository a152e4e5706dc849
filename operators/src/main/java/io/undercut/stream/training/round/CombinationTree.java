package io.undercut.stream.training.round;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The order in which contributions are summed: a binary tree over replica numbers whose shape depends on their count alone. A node
 * covers {@code [first, first + count)}; its left half is the largest power of two below its span. Whoever owns all leaves of a node may
 * send the node's sum instead of the leaves: the result is the same to the bit.
 */
final class CombinationTree {
    private final int leaves;

    CombinationTree(int leaves) {
        this.leaves = leaves;
    }

    /** A node by the replicas it covers. */
    record Node(int first, int count) {
        boolean isLeaf() {
            return count == 1;
        }

        Node left() {
            return new Node(first, Integer.highestOneBit(count - 1));
        }

        Node right() {
            int left = Integer.highestOneBit(count - 1);
            return new Node(first + left, count - left);
        }

        boolean within(Set<Integer> replicas) {
            for (int replica = first; replica < first + count; replica++) {
                if (!replicas.contains(replica)) {
                    return false;
                }
            }
            return true;
        }
    }

    Node root() {
        return new Node(0, leaves);
    }

    /** The fewest nodes that cover exactly these replicas, from left to right. */
    List<Node> cover(Set<Integer> replicas) {
        List<Node> nodes = new ArrayList<>();
        cover(root(), replicas, nodes);
        return nodes;
    }

    private void cover(Node node, Set<Integer> replicas, List<Node> nodes) {
        if (node.within(replicas)) {
            nodes.add(node);
        } else if (!node.isLeaf()) {
            cover(node.left(), replicas, nodes);
            cover(node.right(), replicas, nodes);
        }
    }

    /** Sums a node from parts that together cover it. Parts are keyed by their first replica and are nodes of this tree. */
    <T> T combine(Node node, NavigableMap<Integer, Part<T>> parts, BinaryOperator<T> sum) {
        Part<T> part = parts.get(node.first());
        if (part != null && part.count() == node.count()) {
            return part.value();
        }
        return sum.apply(combine(node.left(), parts, sum), combine(node.right(), parts, sum));
    }

    /** A summed node: how many replicas it covers and its sum. */
    record Part<T>(int count, T value) {}

    /** A leaf of vectors: parameters times the samples behind them. */
    static float[] leaf(float[] values, double weight) {
        float[] weighted = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            weighted[at] = (float) (values[at] * weight);
        }
        return weighted;
    }

    /**
     * An inner node of vectors. Each float is rounded once a call, so the order of calls is all that could change a bit. Adds into the
     * left operand, which no one else holds.
     */
    static float[] add(float[] left, float[] right) {
        for (int at = 0; at < left.length; at++) {
            left[at] += right[at];
        }
        return left;
    }
}
