package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Join;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.Refinement;
import io.undercut.zoo.onnx.OnnxAttribute;
import io.undercut.zoo.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a network computes, as a graph: standardised inputs, layer by layer, and back to the labels' units. */
final class NetworkGraph {
    /** DL4J lays out input, forget, output, and the input's gate; ONNX the input's gate, output, forget, and input. */
    private static final int[] GATES = {3, 2, 1, 0};

    private final OnnxGraph graph;
    private final NetworkSpec spec;
    private final float[] parameters;
    private int read;

    private NetworkGraph(OnnxGraph graph, NetworkSpec spec, float[] parameters) {
        this.graph = graph;
        this.spec = spec;
        this.parameters = parameters;
    }

    /** Adds a network to a graph; gives the name of its predictions. */
    static String of(OnnxGraph graph, NetworkSpec spec, float[] parameters, Standardisation standardisation) {
        String scaled = standardised(graph, standardisation.inputs(), spec);
        String outputs = new NetworkGraph(graph, spec, parameters).layers(scaled);
        return inUnits(graph, standardisation.labels(), spec.labelledSteps(), outputs);
    }

    private static String standardised(OnnxGraph graph, List<Scale> scales, NetworkSpec spec) {
        int steps = spec.joined() == 0 ? spec.steps() : 1;
        String centred = graph.node("Sub", List.of(graph.rows(), row(graph, scales, steps, Scale::mean)));
        String scaled = graph.node("Div", List.of(centred, row(graph, scales, steps, Scale::std)));
        // An unknown input becomes the mean.
        String unknown = graph.node("IsNaN", List.of(graph.rows()));
        String known = graph.node("Where", List.of(unknown, graph.floats(new float[1], 1), scaled));
        return spec.refinement(Refinement.InputBound.class)
                .map(bound -> (float) bound.deviations())
                .map(bound -> graph.node(
                        "Clip", List.of(known, graph.floats(new float[] {-bound}), graph.floats(new float[] {bound}))))
                .orElse(known);
    }

    private static String inUnits(OnnxGraph graph, List<Scale> scales, int steps, String outputs) {
        if (scales.isEmpty()) {
            return outputs;
        }
        String scaled = graph.node("Mul", List.of(outputs, row(graph, scales, steps, Scale::std)));
        return graph.node("Add", List.of(scaled, row(graph, scales, steps, Scale::mean)));
    }

    private static String row(OnnxGraph graph, List<Scale> scales, int times, ToDoubleFunction<Scale> figure) {
        float[] values = new float[scales.size() * times];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) figure.applyAsDouble(scales.get(at % scales.size()));
        }
        return graph.floats(values, 1, values.length);
    }

    private String layers(String inputs) {
        int steps = spec.steps();
        int width = spec.columns();
        int timed = steps * width;
        String signal = inputs;
        if (steps > 1) {
            // Time first, as ONNX's recurrent layers have it.
            String sequences =
                    graph.node("Reshape", List.of(columns(inputs, 0, timed), graph.integers(-1, steps, width)));
            signal = graph.node("Transpose", List.of(sequences), OnnxAttribute.numbers("perm", 1, 0, 2));
        }
        boolean sequence = steps > 1;
        for (NetworkSpec.Layer layer : spec.hidden()) {
            if (layer instanceof Lstm lstm) {
                signal = lstm(signal, width, lstm);
                width = lstm.cells();
                sequence = lstm.gives() == Lstm.Gives.EVERY_STEP;
            } else if (layer instanceof Join join) {
                signal = graph.node(
                        "Concat",
                        List.of(signal, columns(inputs, timed, spec.inputs())),
                        OnnxAttribute.number("axis", 1));
                width += join.columns();
            } else if (layer instanceof Dense dense) {
                signal = sequence ? rowsOfSteps(signal, width) : signal;
                sequence = false;
                signal = activated(dense(signal, width, dense.units()), dense.activation());
                width = dense.units();
            }
        }
        signal = sequence ? rowsOfSteps(signal, width) : signal;
        String outputs = output(dense(signal, width, spec.outputs()));
        return graph.node(
                "Reshape", List.of(outputs, graph.integers(-1, (long) spec.outputs() * spec.labelledSteps())));
    }

    /** Some of a row's columns. */
    private String columns(String rows, int from, int to) {
        return from == 0 && to == spec.inputs()
                ? rows
                : graph.node("Slice", List.of(rows, graph.integers(from), graph.integers(to), graph.integers(1)));
    }

    /** A sequence's steps one below the other, row by row. */
    private String rowsOfSteps(String sequence, int width) {
        String byRows = graph.node("Transpose", List.of(sequence), OnnxAttribute.numbers("perm", 1, 0, 2));
        return graph.node("Reshape", List.of(byRows, graph.integers(-1, width)));
    }

    /** Weights are kept output by output, which is what ONNX calls transposed. */
    private String dense(String inputs, int width, int units) {
        String weights = graph.floats(next(width * units), units, width);
        String bias = graph.floats(next(units), units);
        return graph.node("Gemm", List.of(inputs, weights, bias), OnnxAttribute.number("transB", 1));
    }

    private String lstm(String inputs, int width, Lstm lstm) {
        int cells = lstm.cells();
        String weights = graph.floats(gates(next(width * 4 * cells)), 1, 4L * cells, width);
        String recurrent = graph.floats(gates(next(cells * 4 * cells)), 1, 4L * cells, cells);
        // The other half is the recurrent bias, which DL4J does not have.
        String bias = graph.floats(Arrays.copyOf(gates(next(4 * cells)), 8 * cells), 1, 8L * cells);
        List<String> all = List.of(inputs, weights, recurrent, bias, graph.lengths());
        if (lstm.gives() == Lstm.Gives.LAST_STEP) {
            String last = graph.second("LSTM", all, OnnxAttribute.number("hidden_size", cells));
            return graph.node("Squeeze", List.of(last, graph.integers(0)));
        }
        String every = graph.node("LSTM", all, OnnxAttribute.number("hidden_size", cells));
        return graph.node("Squeeze", List.of(every, graph.integers(1)));
    }

    private static float[] gates(float[] blocks) {
        int block = blocks.length / GATES.length;
        float[] ordered = new float[blocks.length];
        for (int at = 0; at < GATES.length; at++) {
            System.arraycopy(blocks, GATES[at] * block, ordered, at * block, block);
        }
        return ordered;
    }

    private String activated(String sums, Activation activation) {
        return switch (activation) {
            case IDENTITY -> sums;
            case RELU -> graph.node("Relu", List.of(sums));
            case TANH -> graph.node("Tanh", List.of(sums));
            case SIGMOID -> graph.node("Sigmoid", List.of(sums));
            case SOFTPLUS -> graph.node("Softplus", List.of(sums));
            case ELU -> graph.node("Elu", List.of(sums));
        };
    }

    private String output(String sums) {
        return switch (spec.loss()) {
            case SQUARED_ERROR, ABSOLUTE_ERROR -> sums;
            case BINARY_CROSS_ENTROPY -> graph.node("Sigmoid", List.of(sums));
            case CROSS_ENTROPY -> graph.node("Softmax", List.of(sums), OnnxAttribute.number("axis", -1));
        };
    }

    private float[] next(int count) {
        if (read + count > parameters.length) {
            throw Fault.data(
                    "the model file has " + parameters.length + " parameters, fewer than its layers; publish it again");
        }
        read += count;
        return Arrays.copyOfRange(parameters, read - count, read);
    }
}
