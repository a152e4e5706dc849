package io.undercut.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.provenance.MathSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
    private static final List<MathSetting> MATH = List.of(new MathSetting("OPENBLAS_CORETYPE", "Haswell"));

    private static RunSettings settings(String step) {
        return new RunSettings(
                Warehouse.at("warehouse"), 1, 4, step, 42, TrainingChoices.of(TireDegradation.RECIPE), MATH);
    }

    @Test
    void theFusedStepTakesWhatItCan() {
        assertThat(settings("auto").stepOf(TireDegradation.network(1e-3, 10))).isEqualTo(LocalSteps.FUSED);
        assertThat(settings("dl4j").stepOf(TireDegradation.network(1e-3, 10))).isEqualTo(LocalSteps.DL4J);
    }

    @Test
    void mathLibrariesShowInWhatTheyComputeAlone() {
        assertThat(settings("auto").mathOf(LocalSteps.FUSED)).isEmpty();
        assertThat(settings("auto").mathOf(LocalSteps.DL4J)).isEqualTo(MATH);
    }
}
