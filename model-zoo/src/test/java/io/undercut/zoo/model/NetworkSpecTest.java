package io.undercut.zoo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSpecTest {
    @ParameterizedTest
    @CsvSource({"0, 0.1", "1, 0.09", "5, 0.05", "9, 0.01", "10, 0", "11, 0"})
    void theRateFallsInALineToZeroAfterItsIterations(int iteration, double rate) {
        assertThat(network(10, List.of()).rate(iteration)).isCloseTo(rate, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "1, 0.1", "2, 0.05", "3, 0.05", "4, 0.025"})
    void aDecayCountsWholeTimes(int iteration, double rate) {
        assertThat(network(0, List.of(new Refinement.RateDecay(0.5, 2))).rate(iteration))
                .isCloseTo(rate, within(1e-12));
    }

    @Test
    void parametersAreWeightsAndBiasesOfAllLayers() {
        // 3 → 7 → 1
        assertThat(network(0, List.of()).parameters()).isEqualTo(3 * 7 + 7 + 7 + 1);
        // Two columns in three steps → 5 cells, four gates with weights of both kinds and a bias → 1
        NetworkSpec recurrent = new NetworkSpec(
                6, List.of(new Lstm(5, 3, Lstm.Gives.LAST_STEP)), Loss.SQUARED_ERROR, new Adam(0.1, 0.9, 0.999, 0), 0);
        assertThat(recurrent.parameters()).isEqualTo(4 * (2 * 5 + 5 * 5 + 5) + 5 + 1);
    }

    private static NetworkSpec network(int decayIterations, List<Refinement> refinements) {
        return new NetworkSpec(
                3,
                List.of(new Dense(7, Activation.RELU)),
                1,
                Loss.SQUARED_ERROR,
                new Adam(0.1, 0.9, 0.999, decayIterations),
                0,
                refinements);
    }
}
