package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** DeLong's test beside the formulas of the paper, pair by pair. */
class AreaComparisonTest {
    private final Well19937c random = new Well19937c(7);

    @Test
    void itIsWhatThePaperSays() {
        int rows = 120;
        int[] label = new int[rows];
        double[] one = new double[rows];
        double[] other = new double[rows];
        for (int row = 0; row < rows; row++) {
            label[row] = random.nextDouble() < 0.3 ? 1 : 0;
            double shared = random.nextGaussian();
            // Rounded, so that there are ties.
            one[row] = Math.round(4 * (label[row] + shared + 0.3 * random.nextGaussian())) / 64.0 + 0.5;
            other[row] = Math.round(4 * (label[row] + shared + random.nextGaussian())) / 64.0 + 0.5;
        }

        AreaComparison found = AreaComparison.of("other", rows(label, one), rows(label, other));

        double[][] kernels = {kernel(label, one), kernel(label, other)};
        int positives =
                (int) java.util.Arrays.stream(label).filter(is -> is == 1).count();
        int negatives = rows - positives;
        double[] areas = {mean(kernels[0]), mean(kernels[1])};
        double variance = variance(kernels, areas, positives, negatives, true) / positives
                + variance(kernels, areas, positives, negatives, false) / negatives;
        double z = (areas[0] - areas[1]) / Math.sqrt(variance);
        assertThat(found.difference()).isCloseTo(areas[0] - areas[1], within(1e-12));
        assertThat(found.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(found.pValue())
                .isCloseTo(2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z)), within(1e-9));
    }

    /** ψ of every pair, row-major by positives. */
    private static double[] kernel(int[] label, double[] predicted) {
        List<Double> pairs = new ArrayList<>();
        for (int one = 0; one < label.length; one++) {
            for (int other = 0; label[one] == 1 && other < label.length; other++) {
                if (label[other] == 0) {
                    pairs.add(predicted[one] > predicted[other] ? 1 : predicted[one] == predicted[other] ? 0.5 : 0);
                }
            }
        }
        return pairs.stream().mapToDouble(pair -> pair).toArray();
    }

    private static double variance(
            double[][] kernels, double[] areas, int positives, int negatives, boolean ofPositives) {
        int count = ofPositives ? positives : negatives;
        double[][] covariances = new double[2][2];
        for (int at = 0; at < count; at++) {
            double[] placed = new double[2];
            for (int which = 0; which < 2; which++) {
                double sum = 0;
                for (int with = 0; with < (ofPositives ? negatives : positives); with++) {
                    sum += ofPositives ? kernels[which][at * negatives + with] : kernels[which][with * negatives + at];
                }
                placed[which] = sum / (ofPositives ? negatives : positives) - areas[which];
            }
            for (int one = 0; one < 2; one++) {
                for (int other = 0; other < 2; other++) {
                    covariances[one][other] += placed[one] * placed[other] / (count - 1);
                }
            }
        }
        return covariances[0][0] + covariances[1][1] - 2 * covariances[0][1];
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void aPredictorIsNoBetterThanItself() {
        List<ScoredExample> rows = rows(new int[] {0, 1, 0, 1, 0}, new double[] {0.1, 0.4, 0.5, 0.8, 0.2});

        AreaComparison found = AreaComparison.of("same", rows, rows);

        assertThat(found.difference()).isZero();
        assertThat(found.pValue()).isOne();
        assertThat(found.words()).isEqualTo("DeLong p = 1.0000");
        assertThat(new AreaComparison("o", 0.1, 0.01, 1e-9).words()).isEqualTo("DeLong p < 0.0001");
    }

    @Test
    void oneRowOfAClassTellsNothing() {
        List<ScoredExample> rows = rows(new int[] {0, 1, 0}, new double[] {0.1, 0.4, 0.5});

        assertThatThrownBy(() -> AreaComparison.of("same", rows, rows))
                .isInstanceOf(Fault.class)
                .hasMessage(
                        "areas of 1 rows of one class and 2 of the other cannot be compared; at least two of each are needed");
    }

    private static List<ScoredExample> rows(int[] label, double[] second) {
        List<ScoredExample> rows = new ArrayList<>();
        for (int row = 0; row < label.length; row++) {
            rows.add(new ScoredExample(
                    KeyColumns.TABLE_ROWS.key("test/001", row + 1),
                    new float[0],
                    new double[] {1 - label[row], label[row]},
                    1,
                    new double[] {1 - second[row], second[row]}));
        }
        return rows;
    }
}
