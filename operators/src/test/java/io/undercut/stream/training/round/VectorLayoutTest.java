package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.network.NetworkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorLayoutTest {
    private static final NetworkState STATE = new NetworkState(new float[] {1, 2, 3}, new float[] {4, 5}, 9);

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 1", "4, 0, 4, 1", "5, 0, 4, 2", "4, 4, 4, 2", "4, 5, 4, 3", "3, 2, 100, 1"})
    void countsChunksWithTheLastPerhapsShort(int parameters, int updater, int chunkFloats, int chunks) {
        assertThat(new VectorLayout(parameters, updater, chunkFloats).chunks()).isEqualTo(chunks);
    }

    @Test
    void averagesUpdaterStateWithTheParameters() {
        VectorLayout layout = new VectorLayout(3, 2, 2);
        assertThat(layout.vector(STATE)).containsExactly(1, 2, 3, 4, 5);
        NetworkState after = layout.state(new float[] {6, 7, 8, 9, 10}, STATE.updater(), 12);
        assertThat(after.parameters()).containsExactly(6, 7, 8);
        assertThat(after.updater()).containsExactly(9, 10);
        assertThat(after.iteration()).isEqualTo(12);
    }

    @Test
    void leavesUpdaterStateToItsReplicaWhenItIsNotAveraged() {
        VectorLayout layout = new VectorLayout(3, 0, 2);
        assertThat(layout.vector(STATE)).containsExactly(1, 2, 3);
        NetworkState after = layout.state(new float[] {6, 7, 8}, STATE.updater(), 12);
        assertThat(after.parameters()).containsExactly(6, 7, 8);
        assertThat(after.updater()).containsExactly(4, 5);
    }

    @Test
    void sharesNoArrayWithTheAverage() {
        VectorLayout layout = new VectorLayout(3, 2, 2);
        float[] average = {6, 7, 8, 9, 10};
        NetworkState after = layout.state(average, STATE.updater(), 12);
        after.parameters()[0] = 0;
        after.updater()[0] = 0;
        assertThat(average).containsExactly(6, 7, 8, 9, 10);
        assertThat(STATE.updater()).containsExactly(4, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_250_001})
    void refusesChunksFlinkCouldNotCarry(int chunkFloats) {
        assertThatThrownBy(() -> new VectorLayout(3, 2, chunkFloats))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .hasMessage("training.chunk-floats is " + chunkFloats + "; must be within 1 … 1250000 (5 MB)");
    }
}
