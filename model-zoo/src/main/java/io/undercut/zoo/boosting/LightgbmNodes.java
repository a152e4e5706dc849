package io.undercut.zoo.boosting;

import com.google.common.base.Splitter;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.onnx.OnnxTrees;
import io.undercut.zoo.onnx.OnnxTrees.Comparison;
import io.undercut.zoo.onnx.OnnxTrees.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the nodes of LightGBM's trees from its text: {@code Tree=N} and one line {@code name=value …} for each array. */
final class LightgbmNodes {
    private static final int CATEGORIES = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int UNKNOWN_SHIFT = 2;

    /** What an unknown value is taken for, as the bits of a decision say it. */
    private static final int AS_ZERO = 0;

    private static final int AS_SUCH = 2;

    private final OnnxTrees nodes;
    private final int number;
    private final int target;
    private final Map<String, String> lines;

    private LightgbmNodes(OnnxTrees nodes, int number, int target, Map<String, String> lines) {
        this.nodes = nodes;
        this.number = number;
        this.target = target;
        this.lines = lines;
    }

    static OnnxTrees of(BoosterSpec spec, byte[] text) {
        int targets = LightgbmTrees.numbers(spec);
        OnnxTrees nodes = new OnnxTrees(Numbers.DOUBLES, targets);
        List<String> parts = Splitter.on("\nTree=").splitToList(new String(text, StandardCharsets.UTF_8));
        for (int tree = 0; tree + 1 < parts.size(); tree++) {
            new LightgbmNodes(nodes, tree, tree % targets, lines(parts.get(tree + 1))).add();
        }
        return nodes;
    }

    /** Adds what each split has gained to its input's sum; LightGBM's own importance by gain. */
    static void addGains(byte[] text, double[] gains) {
        List<String> parts = Splitter.on("\nTree=").splitToList(new String(text, StandardCharsets.UTF_8));
        for (String part : parts.subList(1, parts.size())) {
            Map<String, String> lines = lines(part);
            List<String> inputs = words(lines.getOrDefault("split_feature", ""));
            List<String> split = words(lines.getOrDefault("split_gain", ""));
            for (int id = 0; id < inputs.size(); id++) {
                gains[Integer.parseInt(inputs.get(id))] += Double.parseDouble(split.get(id));
            }
        }
    }

    private static Map<String, String> lines(String part) {
        Map<String, String> lines = new HashMap<>();
        for (String line : Splitter.on('\n').split(part)) {
            if (line.startsWith("end of trees")) {
                break;
            }
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return lines;
    }

    private void add() {
        List<String> leaves = array("leaf_value");
        int decisions = leaves.size() - 1;
        List<String> inputs = decisions == 0 ? List.of() : array("split_feature");
        List<String> thresholds = decisions == 0 ? List.of() : array("threshold");
        List<String> kinds = decisions == 0 ? List.of() : array("decision_type");
        List<String> left = decisions == 0 ? List.of() : array("left_child");
        List<String> right = decisions == 0 ? List.of() : array("right_child");
        for (int id = 0; id < decisions; id++) {
            double threshold = threshold(thresholds.get(id));
            nodes.decision(
                    number,
                    id,
                    Integer.parseInt(inputs.get(id)),
                    Comparison.LESS_OR_EQUAL,
                    threshold,
                    child(left.get(id), decisions),
                    child(right.get(id), decisions),
                    unknownGoesLeft(Integer.parseInt(kinds.get(id)), threshold));
        }
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            nodes.leaf(number, decisions + leaf, target, Double.parseDouble(leaves.get(leaf)));
        }
    }

    private List<String> array(String name) {
        String line = lines.get(name);
        if (line == null) {
            throw Fault.data("the model file's tree " + number + " has no " + name + "; publish it again");
        }
        return words(line);
    }

    private static List<String> words(String line) {
        return Splitter.on(' ').omitEmptyStrings().splitToList(line);
    }

    /** Behind "inf" only unknown values lie. */
    private static double threshold(String text) {
        return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** Leaves are counted from -1 downwards; here they come after the decisions. */
    private static int child(String text, int decisions) {
        int child = Integer.parseInt(text);
        return child >= 0 ? child : decisions + ~child;
    }

    private static boolean unknownGoesLeft(int kind, double threshold) {
        int unknown = kind >> UNKNOWN_SHIFT;
        if ((kind & CATEGORIES) != 0 || unknown != AS_ZERO && unknown != AS_SUCH) {
            throw Fault.data("the model file has a decision of kind " + kind + "; such trees have no ONNX form");
        }
        return unknown == AS_ZERO ? 0 <= threshold : (kind & DEFAULT_LEFT) != 0;
    }
}
