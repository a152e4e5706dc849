package io.undercut.benchmark.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows as the other side wrote them: width and count, then every row's features and its label, floats.
 *
 * @param width inputs of a row
 * @param values row by row, {@code width} features and a label
 */
@SuppressWarnings("ArrayRecordComponent")
record RowFile(int width, float[] values) {
    static RowFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int width = bytes.getInt();
        float[] values = new float[bytes.getInt() * (width + 1)];
        bytes.asFloatBuffer().get(values);
        return new RowFile(width, values);
    }

    /** Full batches only, as a shorter one would train a worker out of step. */
    Iterator<DataSet> batches(int rows) {
        return IntStream.range(0, values.length / (width + 1) / rows)
                .mapToObj(at -> batch(at * rows, rows))
                .iterator();
    }

    private DataSet batch(int from, int rows) {
        float[][] features = new float[rows][width];
        float[][] labels = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            int start = (from + row) * (width + 1);
            System.arraycopy(values, start, features[row], 0, width);
            labels[row][0] = values[start + width];
        }
        return new DataSet(Nd4j.create(features), Nd4j.create(labels));
    }
}
