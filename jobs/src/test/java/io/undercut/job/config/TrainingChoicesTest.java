package io.undercut.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.network.ComputeBackend;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingChoicesTest {
    private static final TrainingChoices DEFAULTS = TrainingChoices.of(TireDegradation.RECIPE);

    @Test
    void takesADeadlineAndABackend() {
        TrainingChoices choices = DEFAULTS.with(Map.of("training.deadline", "30min", "training.backend", "cuda"));
        assertThat(choices.deadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(choices.backend()).isEqualTo(ComputeBackend.CUDA);
        assertThat(DEFAULTS.deadline()).isZero();
        assertThat(DEFAULTS.with(Map.of("training.deadline", "0"))).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "soon", "99999999999999999999d", "9999999999999d", ""})
    void refusesWhatIsNoDeadline(String text) {
        assertThatThrownBy(() -> DEFAULTS.with(Map.of("training.deadline", text)))
                .isInstanceOf(Fault.class)
                .hasMessage("training.deadline is '" + text
                        + "'; must be a duration such as 30min or 4h, or 0 for no limit");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> DEFAULTS.with(
                        Map.of("training.backend", "gpu", "training.deadlin", "1h", "training.epochs", "0")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("training.backend is 'gpu'; must be cpu or cuda")
                .hasMessageContaining("training.epochs is '0'")
                .hasMessageContaining("--set training.deadlin is not known; nearest is training.deadline");
    }
}
