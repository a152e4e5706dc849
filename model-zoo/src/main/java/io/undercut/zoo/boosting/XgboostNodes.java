package io.undercut.zoo.boosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.onnx.OnnxGraph;
import io.undercut.zoo.onnx.OnnxTrees;
import io.undercut.zoo.onnx.OnnxTrees.Comparison;
import io.undercut.zoo.onnx.OnnxTrees.Numbers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Reads the nodes of XGBoost's trees from its JSON, see https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html. */
final class XgboostNodes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private XgboostNodes() {}

    /**
     * Adds trees to a graph, round after round: XGBoost adds up floats in this order, and one operator for all would add them up in another.
     */
    static String addTo(OnnxGraph graph, BoosterSpec spec, byte[] trees) {
        JsonNode learner = learner(trees);
        JsonNode model = learner.path("gradient_booster").path("model").path("trees");
        int targets = LightgbmTrees.numbers(spec);
        float[] base = new float[targets];
        Arrays.fill(
                base,
                base(
                        spec,
                        learner.path("learner_model_param").path("base_score").asText()));
        String sum = graph.floats(base, 1, targets);
        for (int first = 0; first < model.size(); first += targets) {
            OnnxTrees round = new OnnxTrees(Numbers.FLOATS, targets);
            for (int target = 0; target < targets; target++) {
                add(round, target, model.get(first + target));
            }
            sum = graph.node("Add", List.of(sum, round.addTo(graph)));
        }
        return sum;
    }

    /** Adds what each split has gained to its input's sum; XGBoost's own {@code total_gain}. */
    static void addGains(byte[] trees, double[] gains) {
        for (JsonNode tree :
                learner(trees).path("gradient_booster").path("model").path("trees")) {
            JsonNode left = tree.path("left_children");
            for (int id = 0; id < left.size(); id++) {
                if (left.get(id).asInt() >= 0) {
                    int input = tree.path("split_indices").get(id).asInt();
                    gains[input] +=
                            Float.parseFloat(tree.path("loss_changes").get(id).asText());
                }
            }
        }
    }

    private static JsonNode learner(byte[] trees) {
        try {
            Booster booster = XGBoost.loadModel(trees);
            try {
                return JSON.readTree(booster.toByteArray("json")).path("learner");
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError | IOException e) {
            throw Fault.data("the model file's trees are not XGBoost's; publish it again");
        }
    }

    /** The score that sums start from is kept as a prediction; some versions put it into brackets. */
    private static float base(BoosterSpec spec, String score) {
        float predicted = Float.parseFloat(score.replaceAll("[\\[\\]]", ""));
        return spec.objective() == BoosterSpec.Objective.BINARY ? (float) -Math.log(1 / predicted - 1) : predicted;
    }

    private static void add(OnnxTrees nodes, int number, JsonNode tree) {
        JsonNode left = tree.path("left_children");
        for (int id = 0; id < left.size(); id++) {
            // Of a leaf this is its size. Numbers are floats, written so that they are read back as they were.
            float condition =
                    Float.parseFloat(tree.path("split_conditions").get(id).asText());
            if (left.get(id).asInt() < 0) {
                nodes.leaf(number, id, number, condition);
            } else {
                nodes.decision(
                        number,
                        id,
                        tree.path("split_indices").get(id).asInt(),
                        Comparison.LESS,
                        condition,
                        left.get(id).asInt(),
                        tree.path("right_children").get(id).asInt(),
                        tree.path("default_left").get(id).asInt() == 1);
            }
        }
    }
}
