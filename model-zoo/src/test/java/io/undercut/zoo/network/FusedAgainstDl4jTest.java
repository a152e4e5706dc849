package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.Networks;
import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.network.fused.FusedNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same state and the same rows, in DL4J's layout, through both steps. */
class FusedAgainstDl4jTest {
    private static final double CLOSE = 1e-5;

    static List<NetworkSpec> layers() {
        return Networks.layersByLosses().stream()
                .filter(spec -> FusedNetwork.objection(spec).isEmpty())
                .toList();
    }

    static List<NetworkSpec> trainings() {
        return Networks.trainings();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void stepsAreTheSame(NetworkSpec spec) {
        agree(spec, 33, Tables.fitting(spec, 70, 7));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void unevenRowsAreTheSame(NetworkSpec spec) {
        agree(spec, 33, Tables.uneven(Tables.fitting(spec, 70, 7), spec.steps(), 8));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void updatersAndRefinementsAreTheSame(NetworkSpec spec) {
        agree(spec, 8, Tables.fitting(spec, 48, 7));
    }

    @Test
    void clippingByElementIsTheSame() {
        agree(Networks.clippedByElement(), 8, Tables.fitting(Networks.clippedByElement(), 24, 7));
    }

    @Test
    void oddShapesAreTheSame() {
        for (Loss loss : List.of(Loss.SQUARED_ERROR, Loss.ABSOLUTE_ERROR, Loss.BINARY_CROSS_ENTROPY)) {
            for (List<Dense> hidden : List.of(
                    List.<Dense>of(),
                    List.of(new Dense(1, Activation.TANH)),
                    List.of(new Dense(65, Activation.RELU), new Dense(17, Activation.SIGMOID)))) {
                NetworkSpec spec = new NetworkSpec(5, hidden, loss, new Adam(0.01, 0.9, 0.999, 0), 0);
                agree(spec, 1, Tables.fitting(spec, 3, 7));
                agree(spec, 7, Tables.fitting(spec, 7, 7));
                agree(spec, 65, Tables.fitting(spec, 130, 7));
            }
        }
    }

    @Test
    void aThousandStepsStayClose() {
        NetworkSpec spec = new NetworkSpec(
                5, List.of(new Dense(16, Activation.TANH)), Loss.SQUARED_ERROR, new Adam(0.01, 0.9, 0.999, 1000), 1e-3);
        ExampleTable table = Tables.nonLinear(200, 5, 11);
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
            assertThat(distance((float) fused.totalLoss(all), (float) reference.totalLoss(all)))
                    .isLessThan(0.01);
            assertThat(distance(fused.state().parameters(), reference.state().parameters()))
                    .isLessThan(0.01);
        }
    }

    /** Several steps, each from one state. The updater's state holds the gradient, penalties included. */
    private static void agree(NetworkSpec spec, int batch, ExampleTable table) {
        int rows = table.rows();
        int[] order = ShuffledRows.order(rows, 1, 0, 0);
        try (LocalStep fused = LocalSteps.FUSED.open(spec, 42, batch);
                LocalStep reference = LocalSteps.DL4J.open(spec, 1, batch)) {
            reference.restore(fused.state());
            for (int at = 0; at < rows; at += batch) {
                MiniBatch next = new MiniBatch(table, order, at, Math.min(at + batch, rows));
                close("loss", (float) fused.totalLoss(next), (float) reference.totalLoss(next));
                float[] before = fused.state().parameters();
                close("loss of a step", (float) fused.advance(next), (float) reference.advance(next));
                close("updater", fused.state().updater(), reference.state().updater());
                close(
                        "parameters",
                        fused.state().parameters(),
                        reference.state().parameters());
                assertThat(distance(
                                less(fused.state().parameters(), before),
                                less(reference.state().parameters(), before)))
                        .as("move")
                        .isLessThan(100 * CLOSE);
                assertThat(fused.state().iteration())
                        .isEqualTo(reference.state().iteration());
                reference.restore(fused.state());
            }
        }
    }

    private static void close(String what, float one, float other) {
        assertThat(distance(one, other)).as(what).isLessThan(CLOSE);
    }

    private static void close(String what, float[] one, float[] other) {
        assertThat(distance(one, other)).as(what).isLessThan(CLOSE);
    }

    private static float[] less(float[] one, float[] other) {
        float[] difference = one.clone();
        for (int at = 0; at < one.length; at++) {
            difference[at] -= other[at];
        }
        return difference;
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
}
