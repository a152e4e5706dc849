package io.undercut.testing;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.NetworkSpec;
import java.util.SplittableRandom;

/** Small tables with a known law, for learners to find. */
public final class Tables {
    private Tables() {}

    /** Standardised rows whose label is a fixed non-linear function of the features, plus a little noise. */
    public static ExampleTable nonLinear(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] features = new float[rows * width];
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                features[row * width + column] = (float) (random.nextDouble() * 2 - 1);
            }
            float first = features[row * width];
            float second = features[row * width + 1 % width];
            labels[row] = first * second + 0.5f * first + (float) (0.01 * random.nextDouble());
        }
        return new ExampleTable(width, features, labels);
    }

    /** Rows that a network of any shape and loss can be trained on; all count one and are there in full. */
    public static ExampleTable fitting(NetworkSpec spec, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] features = new float[rows * spec.inputs()];
        for (int at = 0; at < features.length; at++) {
            features[at] = (float) (random.nextDouble() * 2 - 1);
        }
        float[] labels = new float[rows * spec.labelledSteps() * spec.outputs()];
        for (int at = 0; at < labels.length; at += spec.outputs()) {
            label(spec, labels, at, random);
        }
        return new ExampleTable(spec.inputs(), features, labels);
    }

    private static void label(NetworkSpec spec, float[] labels, int at, SplittableRandom random) {
        int hot = random.nextInt(spec.outputs());
        for (int column = 0; column < spec.outputs(); column++) {
            labels[at + column] = switch (spec.loss()) {
                case SQUARED_ERROR, ABSOLUTE_ERROR -> (float) (random.nextDouble() * 2 - 1);
                case BINARY_CROSS_ENTROPY -> random.nextInt(2);
                case CROSS_ENTROPY -> column == hot ? 1f : 0f;
            };
        }
    }

    /** The same rows, some of which do not count, of different lengths. */
    public static ExampleTable uneven(ExampleTable table, int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = new float[table.rows()];
        int[] lengths = new int[steps > 1 ? table.rows() : 0];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = random.nextInt(4) == 0 ? 0f : 1f;
        }
        for (int row = 0; row < lengths.length; row++) {
            lengths[row] = 1 + random.nextInt(steps);
        }
        return new ExampleTable(table.width(), table.features(), table.labels(), weights, lengths);
    }
}
