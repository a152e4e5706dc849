package io.undercut.testing;

import io.undercut.zoo.example.ExampleTable;
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
}
