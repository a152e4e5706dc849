package io.undercut.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.MiniBatch;
import io.undercut.zoo.network.NetworkState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of the local step keeps. */
public abstract class LocalStepContract {
    private static final int ROWS = 70;
    private static final int BATCH = 32;
    private static final NetworkSpec SPEC = new NetworkSpec(
            5,
            List.of(
                    new NetworkSpec.Dense(16, NetworkSpec.Activation.RELU),
                    new NetworkSpec.Dense(8, NetworkSpec.Activation.TANH)),
            NetworkSpec.Loss.SQUARED_ERROR,
            new NetworkSpec.Adam(0.01, 0.9, 0.999, 400),
            1e-4);

    private final ExampleTable table = Tables.nonLinear(ROWS, SPEC.inputs(), 7);

    /** The implementation under test. */
    protected abstract LocalSteps steps();

    @Test
    void learns() {
        try (LocalStep step = steps().open(SPEC, 42, BATCH)) {
            double before = step.totalLoss(all());
            epochs(step, 0, 60);
            assertThat(step.totalLoss(all())).isLessThan(before / 4);
        }
    }

    @Test
    void startsFromTheSeedAlone() {
        try (LocalStep one = steps().open(SPEC, 42, BATCH);
                LocalStep other = steps().open(SPEC, 42, BATCH);
                LocalStep stranger = steps().open(SPEC, 43, BATCH)) {
            assertThat(one.state().parameters()).isEqualTo(other.state().parameters());
            assertThat(one.state().parameters()).isNotEqualTo(stranger.state().parameters());
        }
    }

    @Test
    void resumesInTheMiddleWithTheSameBits() {
        try (LocalStep whole = steps().open(SPEC, 42, BATCH);
                LocalStep first = steps().open(SPEC, 42, BATCH);
                LocalStep second = steps().open(SPEC, 1, BATCH)) {
            epochs(whole, 0, 6);
            epochs(first, 0, 3);
            second.restore(first.state());
            epochs(second, 3, 6);
            assertThat(second.state().parameters()).isEqualTo(whole.state().parameters());
            assertThat(second.state().updater()).isEqualTo(whole.state().updater());
            assertThat(second.state().iteration()).isEqualTo(18);
        }
    }

    @Test
    void handsOutCopiesOfItsState() {
        try (LocalStep step = steps().open(SPEC, 42, BATCH)) {
            NetworkState before = step.state();
            float[] kept = before.parameters().clone();
            epochs(step, 0, 1);
            assertThat(before.parameters()).isEqualTo(kept);
        }
    }

    @Test
    void validatesWithoutLearning() {
        try (LocalStep step = steps().open(SPEC, 42, BATCH)) {
            float[] before = step.state().parameters();
            step.totalLoss(all());
            assertThat(step.state().parameters()).isEqualTo(before);
            assertThat(step.state().iteration()).isZero();
        }
    }

    static List<NetworkSpec> networks() {
        return Networks.layersByLosses();
    }

    static List<NetworkSpec> noisy() {
        return Networks.noisy();
    }

    /** Along the gradient, the loss grows by the gradient's square. The seed is one under which no unit sits at its kink. */
    @ParameterizedTest
    @MethodSource("networks")
    void itsGradientIsThatOfItsLoss(NetworkSpec network) {
        NetworkSpec spec = Networks.plain(network, new NetworkSpec.Momentum(1, 0, 0));
        if (LocalSteps.chosen("auto", spec) == LocalSteps.DL4J && steps() != LocalSteps.DL4J) {
            return;
        }
        ExampleTable rows = Tables.uneven(Tables.fitting(spec, BATCH, 3), spec.steps(), 4);
        MiniBatch batch = new MiniBatch(rows, ShuffledRows.order(BATCH, 1, 0, 0), 0, BATCH);
        try (LocalStep step = steps().open(spec, 43, BATCH)) {
            NetworkState start = step.state();
            step.advance(batch);
            float[] end = step.state().parameters();
            double[] gradient = new double[end.length];
            double square = 0;
            for (int at = 0; at < end.length; at++) {
                gradient[at] = (double) start.parameters()[at] - end[at];
                square += gradient[at] * gradient[at];
            }
            double length = 4e-4 / Math.sqrt(square);
            double above = lossAt(step, batch, start, gradient, length);
            double below = lossAt(step, batch, start, gradient, -length);
            assertThat((above - below) / (2 * length)).isCloseTo(square, withinPercentage(2));
        }
    }

    private static double lossAt(
            LocalStep step, MiniBatch batch, NetworkState start, double[] direction, double length) {
        float[] moved = start.parameters().clone();
        for (int at = 0; at < moved.length; at++) {
            moved[at] += (float) (length * direction[at]);
        }
        step.restore(new NetworkState(moved, start.updater(), 0));
        return step.totalLoss(batch) / batch.rows();
    }

    /** Noise comes from seed, replica and iteration, so that a resumed training sees the noise it would have seen. */
    @ParameterizedTest
    @MethodSource("noisy")
    void dropsOutTheSameAfterAResume(NetworkSpec spec) {
        ExampleTable rows = Tables.fitting(spec, BATCH, 3);
        MiniBatch batch = new MiniBatch(rows, ShuffledRows.order(BATCH, 1, 0, 0), 0, BATCH);
        try (LocalStep whole = steps().open(spec, 42, 1, BATCH);
                LocalStep resumed = steps().open(spec, 42, 1, BATCH);
                LocalStep stranger = steps().open(spec, 42, 2, BATCH)) {
            whole.advance(batch);
            NetworkState middle = whole.state();
            whole.advance(batch);
            resumed.restore(middle);
            resumed.advance(batch);
            stranger.restore(middle);
            stranger.advance(batch);
            assertThat(resumed.state().parameters()).isEqualTo(whole.state().parameters());
            assertThat(stranger.state().parameters()).isNotEqualTo(whole.state().parameters());
            double validated = whole.totalLoss(batch);
            assertThat(whole.totalLoss(batch)).isEqualTo(validated);
        }
    }

    private MiniBatch all() {
        return new MiniBatch(table, ShuffledRows.order(ROWS, 1, 0, 0), 0, ROWS);
    }

    private void epochs(LocalStep step, int from, int to) {
        for (int epoch = from; epoch < to; epoch++) {
            int[] order = ShuffledRows.order(ROWS, 42, 0, epoch);
            for (int at = 0; at < ROWS; at += BATCH) {
                step.advance(new MiniBatch(table, order, at, Math.min(at + BATCH, ROWS)));
            }
        }
    }
}
