package io.undercut.zoo.boosting;

import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.onnx.OnnxAttribute;
import io.undercut.zoo.onnx.OnnxGraph;
import java.util.List;

/** What boosted trees compute, as a graph: sums of leaves, and what makes probabilities of them. */
final class BoosterGraph {
    private BoosterGraph() {}

    /** Adds trees to a graph; gives the name of their predictions. */
    static String of(OnnxGraph graph, BoosterSpec spec, byte[] trees) {
        String sums = switch (spec.library()) {
            case XGBOOST -> XgboostNodes.addTo(graph, spec, trees);
            case LIGHTGBM -> LightgbmNodes.of(spec, trees).addTo(graph);
        };
        return switch (spec.objective()) {
            case SQUARED_ERROR, ABSOLUTE_ERROR -> spec.whole() == null ? sums : of(graph, spec.whole(), sums);
            case MULTICLASS -> graph.node("Softmax", List.of(sums), OnnxAttribute.number("axis", 1));
            case BINARY -> binary(graph, spec, graph.node("Sigmoid", List.of(sums)));
        };
    }

    private static String of(OnnxGraph graph, int whole, String shares) {
        String column =
                graph.node("Gather", List.of(graph.rows(), graph.integers(whole)), OnnxAttribute.number("axis", 1));
        return graph.node("Mul", List.of(shares, column));
    }

    private static String binary(OnnxGraph graph, BoosterSpec spec, String probability) {
        if (spec.outputs() == 1) {
            return probability;
        }
        String other = graph.node("Sub", List.of(graph.floats(new float[] {1}, 1), probability));
        return graph.node("Concat", List.of(other, probability), OnnxAttribute.number("axis", 1));
    }
}
