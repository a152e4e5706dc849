package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.KeyColumns;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class LogisticBaselineTest {
    private static final int ROWS = 20_000;

    @Test
    void itFindsTheWeightsThatLabelsWereDrawnBy() {
        Well19937c random = new Well19937c(3);
        float[] features = new float[2 * ROWS];
        float[] labels = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            features[2 * row] = (float) (10 + 2 * random.nextGaussian());
            features[2 * row + 1] = (float) random.nextGaussian();
            double score = -1 + 0.6 * (features[2 * row] - 10) / 2 - 1.1 * features[2 * row + 1];
            int place = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
            labels[2 * row + place] = 1;
        }

        LogisticBaseline fitted = LogisticBaseline.fit(new ExampleTable(2, features, labels));

        assertThat(fitted.weights()[0]).isCloseTo(0.6, within(0.05));
        assertThat(fitted.weights()[1]).isCloseTo(-1.1, within(0.05));
        assertThat(fitted.weights()[4]).isCloseTo(-1, within(0.05));
        // The constant is free of the ridge, so that probabilities are right in the mean.
        double mean = IntStream.range(0, ROWS)
                .mapToDouble(row -> second(fitted, features[2 * row], features[2 * row + 1]))
                .average()
                .orElseThrow();
        double share = IntStream.range(0, ROWS)
                .mapToDouble(row -> labels[2 * row + 1])
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(share, within(1e-6));
    }

    @Test
    void beingUnknownMayTell() {
        float[] features = new float[400];
        float[] labels = new float[800];
        for (int row = 0; row < 400; row++) {
            features[row] = row % 4 == 0 ? Float.NaN : row % 7;
            labels[2 * row + (row % 4 == 0 && row % 8 == 0 ? 1 : 0)] = 1;
        }

        LogisticBaseline fitted = LogisticBaseline.fit(new ExampleTable(1, features, labels));

        assertThat(second(fitted, Float.NaN)).isCloseTo(0.5, within(0.05));
        assertThat(second(fitted, 3)).isLessThan(0.02);
    }

    @Test
    void aColumnThatNeverChangesOrIsNeverKnownDoesNoHarm() {
        float[] features = new float[300];
        float[] labels = new float[200];
        for (int row = 0; row < 100; row++) {
            features[3 * row] = 5;
            features[3 * row + 1] = Float.NaN;
            features[3 * row + 2] = row % 10;
            labels[2 * row + (row % 10 > 6 ? 1 : 0)] = 1;
        }

        LogisticBaseline fitted = LogisticBaseline.fit(new ExampleTable(3, features, labels));

        assertThat(second(fitted, 5, Float.NaN, 9)).isGreaterThan(0.7);
        assertThat(second(fitted, 5, Float.NaN, 0)).isLessThan(0.2);
    }

    private static double second(LogisticBaseline fitted, float... features) {
        double[] predicted = fitted.predict(KeyColumns.TABLE_ROWS.key("test/001", 1), features);
        assertThat(predicted[0] + predicted[1]).isCloseTo(1, within(1e-12));
        return predicted[1];
    }
}
