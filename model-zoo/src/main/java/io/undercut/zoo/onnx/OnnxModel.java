package io.undercut.zoo.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A model in ONNX: one input of shape rows × 1 for each column, one output of shape rows × numbers, all floats in physical units.
 *
 * @param name the model's
 * @param columns what is read, in the order of the feature vector
 * @param length what says how many time steps of a row are there; null where all are
 * @param predicted what is predicted
 * @param width numbers that are predicted for a row
 * @param properties what else is to be known of the model, by name
 */
public record OnnxModel(
        String name,
        List<Column> columns,
        Column length,
        Column predicted,
        int width,
        SortedMap<String, String> properties) {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int TREES_OPSET = 3;
    private static final String ROWS = "rows";

    /**
     * A named tensor.
     *
     * @param name the name
     * @param description what it is, with its unit
     */
    public record Column(String name, String description) {}

    /**
     * The model's bytes, the same for the same graph.
     *
     * @param computation adds what the model computes to a graph, and returns the name of its predictions
     */
    public byte[] bytes(Function<OnnxGraph, String> computation) {
        List<Column> inputs = length == null
                ? columns
                : Stream.concat(columns.stream(), Stream.of(length)).toList();
        OnnxGraph graph =
                new OnnxGraph(columns.stream().map(Column::name).toList(), length == null ? null : length.name());
        String result = computation.apply(graph);
        GraphProto.Builder proto = graph.proto().setName(name);
        // The graph's own names have a number behind them; the predictions take the label's.
        proto.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(result).addOutput(predicted.name()));
        inputs.forEach(column -> proto.addInput(value(column, 1)));
        proto.addOutput(value(predicted, width));
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("undercut")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain(OnnxGraph.MACHINE_LEARNING)
                        .setVersion(TREES_OPSET))
                .setGraph(proto);
        for (Map.Entry<String, String> property : properties.entrySet()) {
            model.addMetadataProps(StringStringEntryProto.newBuilder()
                    .setKey(property.getKey())
                    .setValue(property.getValue()));
        }
        return model.build().toByteArray();
    }

    private static ValueInfoProto value(Column column, int width) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(column.name())
                .setDocString(column.description())
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
