package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitNamesTest {
    @ParameterizedTest
    @CsvSource({
        "marina-bay, Marina Bay",
        "red_bull_ring, Red Bull Ring",
        "spa-francorchamps, Spa-Francorchamps",
        "mexico-city, Mexico City",
        "villeneuve, Montreal",
        "monza, Monza",
        "unknown, Unknown",
        "Yas Island, Yas Island",
        "Circuit-7, Circuit-7",
    })
    void anIdBecomesANameAndANameStays(String circuit, String name) {
        assertThat(CircuitNames.of(circuit)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "lap_time_loss_s, s, lap time loss",
        "slope_s_per_lap, s/lap, slope",
        "anything, 1, anything",
        "loss, s, loss"
    })
    void aUnitStandsOnce(String name, String unit, String words) {
        assertThat(Figures.withoutUnit(name, unit)).isEqualTo(words);
    }
}
