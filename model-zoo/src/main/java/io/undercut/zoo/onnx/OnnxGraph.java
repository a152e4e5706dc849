package io.undercut.zoo.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A graph in the making: operators, constants, and the tensors between them, which go by names that this gives out. Opset 13 of ONNX and 3
 * of ONNX-ML, see https://onnx.ai/onnx/operators.
 */
public final class OnnxGraph {
    /** The domain of tree ensembles. */
    public static final String MACHINE_LEARNING = "ai.onnx.ml";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final String rows;
    private final String lengths;
    private int names;

    OnnxGraph(List<String> columns, String length) {
        this.rows = node("Concat", columns, OnnxAttribute.number("axis", 1));
        this.lengths = length == null ? "" : lengths(length);
    }

    private String lengths(String column) {
        String flat = node("Squeeze", List.of(column, integers(1)));
        return node("Cast", List.of(flat), OnnxAttribute.number("to", TensorProto.DataType.INT32_VALUE));
    }

    /** The inputs side by side: rows × columns, floats in physical units, NaN where unknown. */
    public String rows() {
        return rows;
    }

    /** Time steps of each row that are there, as a vector of integers; an empty name where all are. */
    public String lengths() {
        return lengths;
    }

    /** An operator of ONNX and its first output. */
    public String node(String operator, List<String> inputs, OnnxAttribute... attributes) {
        return node("", operator, inputs, List.of(attributes));
    }

    /** An operator's second output. */
    public String second(String operator, List<String> inputs, OnnxAttribute... attributes) {
        String output = name(operator);
        graph.addNode(proto(operator, inputs, List.of(attributes)).addOutput("").addOutput(output));
        return output;
    }

    /** An operator of a domain and its first output. */
    public String node(String domain, String operator, List<String> inputs, List<OnnxAttribute> attributes) {
        String output = name(operator);
        graph.addNode(proto(operator, inputs, attributes).setDomain(domain).addOutput(output));
        return output;
    }

    private static NodeProto.Builder proto(String operator, List<String> inputs, List<OnnxAttribute> attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllAttribute(attributes.stream().map(OnnxAttribute::proto).toList());
    }

    /** A constant of floats, row-major. */
    public String floats(float[] values, long... shape) {
        TensorProto.Builder tensor = tensor(TensorProto.DataType.FLOAT, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return constant(tensor);
    }

    /** A constant vector of integers. */
    public String integers(long... values) {
        TensorProto.Builder tensor = tensor(TensorProto.DataType.INT64, values.length);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        return constant(tensor);
    }

    private String constant(TensorProto.Builder tensor) {
        String name = name("constant");
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    private String name(String kind) {
        names++;
        return kind.toLowerCase(Locale.ROOT) + "_" + names;
    }

    static TensorProto.Builder tensor(TensorProto.DataType type, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type.getNumber());
        Arrays.stream(shape).forEach(tensor::addDims);
        return tensor;
    }

    GraphProto.Builder proto() {
        return graph;
    }
}
