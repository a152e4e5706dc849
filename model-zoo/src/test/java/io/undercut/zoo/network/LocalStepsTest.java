package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalStepsTest {
    @ParameterizedTest
    @EnumSource(names = "ELU", mode = EnumSource.Mode.EXCLUDE)
    void autoIsFusedWhereTheNetworkAllows(Activation activation) {
        assertThat(LocalSteps.chosen("auto", spec(activation))).isEqualTo(LocalSteps.FUSED);
    }

    @Test
    void autoIsDl4jWhereTheFusedStepLacksSomething() {
        assertThat(LocalSteps.chosen("auto", spec(Activation.ELU))).isEqualTo(LocalSteps.DL4J);
    }

    @ParameterizedTest
    @EnumSource
    void itsOwnWordChoosesAStep(LocalSteps step) {
        assertThat(LocalSteps.chosen(step.word(), spec(Activation.RELU))).isEqualTo(step);
    }

    @Test
    void fusedIsRefusedWithTheReasonWhereItCannotBe() {
        assertThatThrownBy(() -> LocalSteps.chosen("fused", spec(Activation.ELU)))
                .hasMessage("--step is 'fused', but the fused step has no activation elu; choose auto or dl4j");
    }

    @Test
    void anotherWordIsRefused() {
        assertThatThrownBy(() -> LocalSteps.chosen("fast", spec(Activation.RELU)))
                .hasMessage("--step is 'fast'; must be auto, fused or dl4j");
    }

    private static NetworkSpec spec(Activation activation) {
        return new NetworkSpec(
                3,
                List.of(new NetworkSpec.Dense(4, activation)),
                NetworkSpec.Loss.SQUARED_ERROR,
                new NetworkSpec.Adam(0.01, 0.9, 0.999, 0),
                0);
    }
}
