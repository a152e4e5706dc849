package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FuelTest {
    @Test
    void costsWhatIsPublishedOfTheCircuit() {
        assertThat(Fuel.costSeconds(10, "monza", 85)).isCloseTo(0.27, within(1e-9));
        assertThat(Fuel.costSeconds(10, "monza", Double.NaN)).isCloseTo(0.27, within(1e-9));
    }

    @Test
    void costsInProportionToTheLapWhereNothingIsPublished() {
        assertThat(Fuel.costSeconds(10, "jeddah", 90)).isCloseTo(0.3, within(1e-9));
        assertThat(Fuel.costSeconds(10, null, 90)).isCloseTo(0.3, within(1e-9));
        assertThat(Fuel.costSeconds(10, "jeddah", 45)).isCloseTo(0.15, within(1e-9));
        assertThat(Fuel.costSeconds(10, "jeddah", Double.NaN)).isNaN();
    }
}
