package io.undercut.testing;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.onnx.OnnxModel;
import io.undercut.zoo.onnx.OnnxModel.Column;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A model in ONNX, opened by ONNX Runtime. Its columns are {@code c0 …}. */
public final class OnnxFile {
    private static final String LENGTH = "length";
    private static final String PREDICTED = "label";

    private OnnxFile() {}

    /** Writes a model's file as ONNX. */
    public static byte[] of(ModelFormat format, byte[] file, int width, int outputs, boolean lengths) {
        List<Column> columns = IntStream.range(0, width)
                .mapToObj(at -> new Column("c" + at, "in 1"))
                .toList();
        return new OnnxModel(
                        "model",
                        columns,
                        lengths ? new Column(LENGTH, "steps") : null,
                        new Column(PREDICTED, "in 1"),
                        outputs,
                        new TreeMap<>(Map.of("k", "v")))
                .bytes(graph -> format.describe(file, graph));
    }

    /** What ONNX Runtime predicts for rows, row-major. */
    public static float[] predict(byte[] onnx, float[] features, int[] lengths, int rows) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        List<OnnxTensor> given = new ArrayList<>();
        try (OrtSession session = environment.createSession(onnx)) {
            int width = features.length / rows;
            Map<String, OnnxTensor> inputs = new HashMap<>();
            for (int column = 0; column < width; column++) {
                float[] values = new float[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = features[row * width + column];
                }
                inputs.put("c" + column, column(environment, values, given));
            }
            if (lengths.length > 0) {
                float[] values = new float[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = lengths[row];
                }
                inputs.put(LENGTH, column(environment, values, given));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                FloatBuffer buffer = ((OnnxTensor) result.get(PREDICTED).orElseThrow()).getFloatBuffer();
                float[] predicted = new float[buffer.remaining()];
                buffer.get(predicted);
                return predicted;
            }
        } catch (OrtException e) {
            throw new AssertionError("ONNX Runtime refuses the model", e);
        } finally {
            given.forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor column(OrtEnvironment environment, float[] values, List<OnnxTensor> given)
            throws OrtException {
        OnnxTensor tensor =
                OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), new long[] {values.length, 1});
        given.add(tensor);
        return tensor;
    }
}
