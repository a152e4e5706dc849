package io.undercut.zoo.network.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutLayerTest {
    private static final int ROWS = 64;
    private static final int COLUMNS = 16;
    private static final double PROBABILITY = 0.25;

    private final Signal before = Signal.of(ROWS, 1, COLUMNS);
    private final Signal after = Signal.of(ROWS, 1, COLUMNS);
    private final DropoutLayer layer = new DropoutLayer(before, after, PROBABILITY, 42);

    @Test
    void whatIsKeptIsScaledUpSoThatTheExpectationStays() {
        Arrays.fill(before.values().values, 3f);

        layer.forward(new Pass(Pass.Purpose.TRAINING, 0, 0, ROWS, new int[ROWS]));

        // 3 / (1 − 0.25)
        int kept = 0;
        for (float value : after.values().values) {
            assertThat(value).isIn(0f, 4f);
            kept += value == 4f ? 1 : 0;
        }
        assertThat(kept / (double) (ROWS * COLUMNS)).isCloseTo(1 - PROBABILITY, within(0.05));
    }

    @Test
    void derivativesGoTheWayTheValuesWent() {
        Arrays.fill(before.values().values, 3f);
        Arrays.fill(after.deltas().values, 1f);
        Pass pass = new Pass(Pass.Purpose.TRAINING, 5, 0, ROWS, new int[ROWS]);
        layer.forward(pass);

        layer.backward(pass);

        for (int at = 0; at < ROWS * COLUMNS; at++) {
            assertThat(before.deltas().values[at]).isEqualTo(after.values().values[at] / 3f);
        }
    }

    @Test
    void predictionsAreWithoutNoise() {
        Arrays.fill(before.values().values, 3f);

        layer.forward(new Pass(Pass.Purpose.INFERENCE, 0, 0, ROWS, new int[ROWS]));

        assertThat(after.values().values).containsOnly(3f);
    }
}
