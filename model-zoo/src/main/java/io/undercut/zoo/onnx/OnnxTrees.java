package io.undercut.zoo.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The nodes of boosted trees, compared and added up in the numbers that their library compares and adds up. */
public final class OnnxTrees {
    private final Numbers numbers;
    private final int targets;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * No trees yet.
     *
     * @param numbers what thresholds, leaves and sums are
     * @param targets how many numbers they predict
     */
    public OnnxTrees(Numbers numbers, int targets) {
        this.numbers = numbers;
        this.targets = targets;
    }

    /** What thresholds, leaves and sums are. */
    public enum Numbers {
        FLOATS,
        DOUBLES
    }

    /** Whether a value goes to the first side where it is the threshold. */
    public enum Comparison {
        LESS("BRANCH_LT"),
        LESS_OR_EQUAL("BRANCH_LEQ");

        private final String mode;

        Comparison(String mode) {
            this.mode = mode;
        }
    }

    private record Node(
            int tree, int id, int input, String mode, double threshold, int yes, int no, boolean unknownIsYes) {}

    private record Leaf(int tree, int id, int target, double value) {}

    /** A decision: where to go where the comparison holds, where it does not, and with an unknown value. */
    public void decision(
            int tree,
            int id,
            int input,
            Comparison comparison,
            double threshold,
            int yes,
            int no,
            boolean unknownIsYes) {
        nodes.add(new Node(tree, id, input, comparison.mode, threshold, yes, no, unknownIsYes));
    }

    /** A leaf, which adds to one of the predicted numbers. */
    public void leaf(int tree, int id, int target, double value) {
        nodes.add(new Node(tree, id, 0, "LEAF", 0, 0, 0, false));
        leaves.add(new Leaf(tree, id, target, value));
    }

    /** Adds the trees to a graph: sums of leaves, rows × numbers, before any function. */
    public String addTo(OnnxGraph graph) {
        String rows = numbers == Numbers.FLOATS
                ? graph.rows()
                : graph.node(
                        "Cast", List.of(graph.rows()), OnnxAttribute.number("to", TensorProto.DataType.DOUBLE_VALUE));
        List<OnnxAttribute> attributes = List.of(
                OnnxAttribute.number("n_targets", targets),
                longs("nodes_treeids", nodes.stream().mapToLong(Node::tree)),
                longs("nodes_nodeids", nodes.stream().mapToLong(Node::id)),
                longs("nodes_featureids", nodes.stream().mapToLong(Node::input)),
                OnnxAttribute.words(
                        "nodes_modes", nodes.stream().map(Node::mode).toList()),
                values("nodes_values", nodes.stream().mapToDouble(Node::threshold)),
                longs("nodes_truenodeids", nodes.stream().mapToLong(Node::yes)),
                longs("nodes_falsenodeids", nodes.stream().mapToLong(Node::no)),
                longs("nodes_missing_value_tracks_true", nodes.stream().mapToLong(node -> node.unknownIsYes() ? 1 : 0)),
                longs("target_treeids", leaves.stream().mapToLong(Leaf::tree)),
                longs("target_nodeids", leaves.stream().mapToLong(Leaf::id)),
                longs("target_ids", leaves.stream().mapToLong(Leaf::target)),
                values("target_weights", leaves.stream().mapToDouble(Leaf::value)));
        return graph.node(OnnxGraph.MACHINE_LEARNING, "TreeEnsembleRegressor", List.of(rows), attributes);
    }

    private static OnnxAttribute longs(String name, LongStream values) {
        return OnnxAttribute.numbers(name, values.toArray());
    }

    private OnnxAttribute values(String name, DoubleStream values) {
        return numbers == Numbers.FLOATS
                ? OnnxAttribute.floats(name, values.toArray())
                : OnnxAttribute.doubles(name + "_as_tensor", values.toArray());
    }
}
