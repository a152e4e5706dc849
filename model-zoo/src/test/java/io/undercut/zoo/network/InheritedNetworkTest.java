package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.Tables;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class InheritedNetworkTest {
    private static final NetworkSpec SPEC = spec(7, Activation.RELU, Loss.ABSOLUTE_ERROR);
    private static final Standardisation STANDARDISATION = Standardisation.fit(Tables.nonLinear(20, 3, 5));

    @Test
    void takesOverParametersAndTheScalesTheyWereLearnedUnder() {
        try (LocalStep step = LocalSteps.DL4J.open(SPEC, 42, 20)) {
            InheritedNetwork inherited = InheritedNetwork.of(
                    archive(step), new NetworkSpec(3, SPEC.hidden(), SPEC.loss(), new Adam(0.5, 0.8, 0.9, 7), 0.1));
            assertThat(inherited.parameters()).isEqualTo(step.state().parameters());
            assertThat(inherited.standardisation()).isEqualTo(STANDARDISATION);
        }
    }

    @Test
    void refusesAnotherArchitectureAndShowsBoth() {
        try (LocalStep step = LocalSteps.DL4J.open(SPEC, 42, 20)) {
            byte[] archive = archive(step);
            for (NetworkSpec other : List.of(
                    spec(8, Activation.RELU, Loss.ABSOLUTE_ERROR),
                    spec(7, Activation.TANH, Loss.ABSOLUTE_ERROR),
                    spec(7, Activation.RELU, Loss.SQUARED_ERROR))) {
                assertThatThrownBy(() -> InheritedNetwork.of(archive, other))
                        .isInstanceOfSatisfying(
                                Fault.class,
                                fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                        .hasMessageContaining("a network of 3 -> 7 relu -> 1 identity, LossMAE()")
                        .hasMessageContaining("must be one of 3 -> ");
            }
        }
    }

    @Test
    void refusesAFileThatIsNoArchive() {
        assertThatThrownBy(() -> InheritedNetwork.of(new byte[] {1, 2, 3}, SPEC))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("not a DL4J archive");
    }

    private static byte[] archive(LocalStep step) {
        return NetworkArchive.write(LocalSteps.DL4J, SPEC, 42, step.state(), STANDARDISATION);
    }

    private static NetworkSpec spec(int units, Activation activation, Loss loss) {
        return new NetworkSpec(3, List.of(new Dense(units, activation)), loss, new Adam(0.001, 0.9, 0.999, 100), 0);
    }
}
