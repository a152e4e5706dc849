package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same state and the same rows, in DL4J's layout, through both steps. */
class FusedAgainstDl4jTest {
    private static final int WIDTH = 5;

    static List<Arguments> networks() {
        List<Arguments> networks = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Loss loss : Loss.values()) {
                for (double l2 : new double[] {0, 0.1}) {
                    if (activation != Activation.ELU) {
                        networks.add(Arguments.of(activation, loss, l2));
                    }
                }
            }
        }
        return networks;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aStepIsTheSame(Activation activation, Loss loss, double l2) {
        agree(spec(List.of(new Dense(19, activation), new Dense(3, activation)), loss, l2, 0), 33, 70, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void oddShapesAreTheSame(Activation activation, Loss loss, double l2) {
        agree(spec(List.of(new Dense(1, activation)), loss, l2, 0), 1, 3, 1e-6);
        agree(spec(List.of(), loss, l2, 0), 7, 7, 1e-6);
        agree(spec(List.of(new Dense(65, activation), new Dense(17, activation)), loss, l2, 0), 65, 130, 1e-6);
    }

    @Test
    void theLearningRateFallsTheSame() {
        agree(spec(List.of(new Dense(4, Activation.TANH)), Loss.SQUARED_ERROR, 0, 5), 8, 32, 1e-6);
    }

    @Test
    void aThousandStepsStayClose() {
        NetworkSpec spec = spec(List.of(new Dense(16, Activation.TANH)), Loss.SQUARED_ERROR, 1e-3, 1000);
        ExampleTable table = Tables.nonLinear(200, WIDTH, 11);
        try (LocalStep fused = LocalSteps.FUSED.open(spec, 5, 20);
                LocalStep reference = LocalSteps.DL4J.open(spec, 5, 20)) {
            reference.restore(fused.state());
            for (int epoch = 0; epoch < 100; epoch++) {
                int[] order = ShuffledRows.order(200, 3, 0, epoch);
                for (int at = 0; at < 200; at += 20) {
                    fused.advance(new MiniBatch(table, order, at, at + 20));
                    reference.advance(new MiniBatch(table, order, at, at + 20));
                }
            }
            MiniBatch all = new MiniBatch(table, ShuffledRows.order(200, 3, 0, 0), 0, 200);
            double one = fused.totalLoss(all);
            double other = reference.totalLoss(all);
            assertThat(Math.abs(one - other) / other).isLessThan(0.01);
            assertThat(distance(fused.state().parameters(), reference.state().parameters()))
                    .isLessThan(0.01);
        }
    }

    /** Several steps from one state; Adam's first moment holds the gradient, penalty included. */
    private static void agree(NetworkSpec spec, int batch, int rows, double tolerance) {
        ExampleTable table = Tables.nonLinear(rows, WIDTH, 7);
        int[] order = ShuffledRows.order(rows, 1, 0, 0);
        try (LocalStep fused = LocalSteps.FUSED.open(spec, 42, batch);
                LocalStep reference = LocalSteps.DL4J.open(spec, 1, batch)) {
            reference.restore(fused.state());
            for (int at = 0; at < rows; at += batch) {
                MiniBatch next = new MiniBatch(table, order, at, Math.min(at + batch, rows));
                assertThat(distance((float) fused.totalLoss(next), (float) reference.totalLoss(next)))
                        .as("loss")
                        .isLessThan(tolerance);
                assertThat(distance((float) fused.advance(next), (float) reference.advance(next)))
                        .as("loss of a step")
                        .isLessThan(10 * tolerance);
                assertThat(distance(fused.state().updater(), reference.state().updater()))
                        .as("gradients")
                        .isLessThan(10 * tolerance);
                assertThat(distance(
                                fused.state().parameters(), reference.state().parameters()))
                        .as("parameters")
                        .isLessThan(10 * tolerance);
                assertThat(fused.state().iteration())
                        .isEqualTo(reference.state().iteration());
                reference.restore(fused.state());
            }
        }
    }

    private static double distance(float one, float other) {
        return distance(new float[] {one}, new float[] {other});
    }

    /** Norm of the difference relative to the norm. */
    private static double distance(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        double difference = 0;
        double size = 0;
        for (int at = 0; at < one.length; at++) {
            difference += ((double) one[at] - other[at]) * ((double) one[at] - other[at]);
            size += (double) other[at] * other[at];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / Math.max(size, Float.MIN_NORMAL));
    }

    private static NetworkSpec spec(List<Dense> hidden, Loss loss, double l2, int decay) {
        return new NetworkSpec(WIDTH, hidden, loss, new Adam(0.01, 0.9, 0.999, decay), l2);
    }
}
