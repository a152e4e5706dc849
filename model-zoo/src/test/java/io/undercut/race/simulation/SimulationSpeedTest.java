package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.RaceId;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Wide limits that only a blunder breaks: both take seconds. */
class SimulationSpeedTest {
    private final RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2024, 1, 24, 42));

    @Test
    void aSeasonTakesLessThanHalfAMinute() {
        long begun = System.nanoTime();
        long laps = simulator.races().stream()
                .mapToLong(id -> simulator.simulate(id).laps().size())
                .sum();
        assertThat(laps).isGreaterThan(24 * 20 * 45L);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aRacesTelemetryTakesLessThanAMinute() {
        long begun = System.nanoTime();
        AtomicLong samples = new AtomicLong();
        simulator.telemetry(new RaceId(2024, 9), new TelemetryRate(4), sample -> samples.incrementAndGet());
        assertThat(samples.get()).isGreaterThan(300_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }
}
