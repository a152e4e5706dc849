package io.undercut.zoo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Join;
import io.undercut.zoo.model.NetworkSpec.Layer;
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

    @Test
    void whatIsJoinedStandsBehindTheStepsAndIsReadByTheLayerBehindThem() {
        NetworkSpec joined =
                hidden(11, new Lstm(5, 3, Lstm.Gives.LAST_STEP), new Join(5), new Dense(4, Activation.RELU));

        assertThat(joined.columns()).isEqualTo(2);
        assertThat(joined.scales()).isEqualTo(11);
        assertThat(joined.parameters()).isEqualTo(4 * (2 * 5 + 5 * 5 + 5) + (5 + 5) * 4 + 4 + 4 + 1);
    }

    @Test
    void refusesAJoinThatIsNotOfALastStepOrLeavesNoWholeSteps() {
        Lstm last = new Lstm(5, 3, Lstm.Gives.LAST_STEP);
        Lstm every = new Lstm(5, 3, Lstm.Gives.EVERY_STEP);
        Dense dense = new Dense(4, Activation.RELU);
        for (List<Layer> hidden : List.<List<Layer>>of(
                List.of(new Join(5), dense),
                List.of(every, new Join(5)),
                List.of(last, dense, new Join(5)),
                List.of(last, new Join(5), new Join(5)))) {
            assertThatThrownBy(() -> hidden(11, hidden.toArray(Layer[]::new)))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("network.hidden joins 5 inputs; must do so once, behind a recurrent layer");
        }
        assertThatThrownBy(() -> hidden(11, last, new Join(4)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("network.inputs is 11, 4 of them joined");
        assertThatThrownBy(() -> hidden(5, last, new Join(5))).hasMessageContaining("network.inputs is 5, 5 of them");
        assertThatThrownBy(() -> hidden(7, last)).hasMessageContaining("must be the columns of 3 steps");
        assertThatThrownBy(() -> new Join(0)).hasMessageContaining("joins 0 inputs");
    }

    private static NetworkSpec hidden(int inputs, Layer... hidden) {
        return new NetworkSpec(inputs, List.of(hidden), Loss.SQUARED_ERROR, new Adam(0.1, 0.9, 0.999, 0), 0);
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
