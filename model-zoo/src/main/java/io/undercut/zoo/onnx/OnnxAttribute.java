package io.undercut.zoo.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** What an operator is told besides its inputs. */
public final class OnnxAttribute {
    private final AttributeProto proto;

    private OnnxAttribute(AttributeProto.Builder proto) {
        this.proto = proto.build();
    }

    /** A whole number. */
    public static OnnxAttribute number(String name, long value) {
        return new OnnxAttribute(of(name, AttributeProto.AttributeType.INT).setI(value));
    }

    /** A list of whole numbers. */
    public static OnnxAttribute numbers(String name, long... values) {
        AttributeProto.Builder attribute = of(name, AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return new OnnxAttribute(attribute);
    }

    /** A list of words. */
    static OnnxAttribute words(String name, List<String> values) {
        AttributeProto.Builder attribute = of(name, AttributeProto.AttributeType.STRINGS);
        values.forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        return new OnnxAttribute(attribute);
    }

    /** A list of floats. */
    static OnnxAttribute floats(String name, double... values) {
        AttributeProto.Builder attribute = of(name, AttributeProto.AttributeType.FLOATS);
        Arrays.stream(values).forEach(value -> attribute.addFloats((float) value));
        return new OnnxAttribute(attribute);
    }

    /** A vector of doubles. */
    static OnnxAttribute doubles(String name, double... values) {
        TensorProto.Builder tensor = OnnxGraph.tensor(TensorProto.DataType.DOUBLE, values.length);
        Arrays.stream(values).forEach(tensor::addDoubleData);
        return new OnnxAttribute(of(name, AttributeProto.AttributeType.TENSOR).setT(tensor));
    }

    private static AttributeProto.Builder of(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    AttributeProto proto() {
        return proto;
    }
}
