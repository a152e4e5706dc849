package io.undercut.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.MiniBatch;
import io.undercut.zoo.network.NetworkState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
    void judgesWithoutLearning() {
        try (LocalStep step = steps().open(SPEC, 42, BATCH)) {
            float[] before = step.state().parameters();
            step.totalLoss(all());
            assertThat(step.state().parameters()).isEqualTo(before);
            assertThat(step.state().iteration()).isZero();
        }
    }

    static List<Arguments> losses() {
        List<Arguments> losses = new ArrayList<>();
        for (NetworkSpec.Activation activation : NetworkSpec.Activation.values()) {
            for (NetworkSpec.Loss loss : NetworkSpec.Loss.values()) {
                for (double l2 : new double[] {0, 0.05}) {
                    losses.add(Arguments.of(activation, loss, l2));
                }
            }
        }
        return losses;
    }

    /** Adam's first moment after the first step is a tenth of the gradient; along it the loss must grow by its square. */
    @ParameterizedTest
    @MethodSource("losses")
    void itsGradientIsThatOfItsLoss(NetworkSpec.Activation activation, NetworkSpec.Loss loss, double l2) {
        NetworkSpec spec = new NetworkSpec(
                5,
                List.of(new NetworkSpec.Dense(7, activation), new NetworkSpec.Dense(4, activation)),
                loss,
                new NetworkSpec.Adam(0.01, 0.9, 0.999, 0),
                l2);
        if (LocalSteps.chosen("auto", spec) == LocalSteps.DL4J && steps() != LocalSteps.DL4J) {
            return;
        }
        try (LocalStep step = steps().open(spec, 42, ROWS);
                LocalStep unpenalised = steps().open(unpenalised(spec), 42, ROWS)) {
            NetworkState start = step.state();
            unpenalised.restore(start);
            unpenalised.advance(all());
            float[] moments = unpenalised.state().updater();
            double square = 0;
            for (int at = 0; at < start.parameters().length; at++) {
                square += 100 * (double) moments[at] * moments[at];
            }
            double width = 1e-3 / Math.sqrt(square);
            double above = lossAt(unpenalised, start, moments, 10 * width);
            double below = lossAt(unpenalised, start, moments, -10 * width);
            assertThat((above - below) / (2 * width)).isCloseTo(square, withinPercentage(2));
            step.advance(all());
            penaltyShows(start.parameters(), moments, step.state().updater(), l2);
        }
    }

    private static NetworkSpec unpenalised(NetworkSpec spec) {
        return new NetworkSpec(spec.inputs(), spec.hidden(), spec.loss(), spec.optimizer(), 0);
    }

    private double lossAt(LocalStep step, NetworkState start, float[] direction, double length) {
        float[] moved = start.parameters().clone();
        for (int at = 0; at < moved.length; at++) {
            moved[at] += (float) (length * direction[at]);
        }
        step.restore(new NetworkState(moved, start.updater(), 0));
        return step.totalLoss(all()) / ROWS;
    }

    private static void penaltyShows(float[] parameters, float[] plain, float[] penalised, double l2) {
        for (int at = 0; at < parameters.length; at++) {
            // Biases begin at zero, so theirs is zero in any case.
            assertThat((double) penalised[at]).isCloseTo(plain[at] + 0.1 * l2 * parameters[at], within(1e-5));
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
