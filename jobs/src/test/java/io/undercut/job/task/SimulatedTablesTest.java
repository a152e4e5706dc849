package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.RaceId;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulatedRace;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.race.simulation.telemetry.SimulatedSample;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import io.undercut.stream.ingest.RowScreen;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Simulated rows are sound rows of the lake's tables. */
class SimulatedTablesTest {
    private final RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2022, 1, 12, 42));

    @Test
    void everyRowOfEveryTableKeepsTheTablesRules() {
        Map<String, Integer> rows = new HashMap<>();
        for (RaceId id : simulator.races()) {
            SimulatedTables.rows(simulator.simulate(id), (table, values) -> {
                assertThat(new RowScreen(table, 0).arrived(values, 0).problem()).isNull();
                rows.merge(table.name(), 1, Integer::sum);
            });
        }
        assertThat(rows)
                .containsKeys("laps", "lap_labels", "races", "weather", "track_status", "qualifying", "grid", "results")
                .containsKey("pit_stops")
                .containsEntry("races", 12)
                .containsEntry("results", 240)
                .containsEntry("lap_labels", rows.get("laps"));
    }

    @Test
    void aSampleStandsInTheColumnsOfTheTelemetryTable() {
        List<SimulatedSample> samples = new ArrayList<>();
        simulator.telemetry(new RaceId(2022, 4), new TelemetryRate(1), samples::add);
        RowScreen screen = new RowScreen(Tables.TELEMETRY, 0);
        for (SimulatedSample sample : samples) {
            assertThat(screen.arrived(SimulatedTables.telemetry(sample), 0).problem())
                    .isNull();
        }
        SimulatedSample sample = samples.get(samples.size() / 2);
        Map<String, Object> row = Tables.TELEMETRY.named(SimulatedTables.telemetry(sample));
        assertThat(row)
                .containsEntry("race_id", "2022-04")
                .containsEntry("driver", sample.driver())
                .containsEntry("lap", sample.lap())
                .containsEntry("t_ms", sample.timeMs())
                .containsEntry("rpm", sample.rpm())
                .containsEntry("distance_m", sample.distanceM())
                .containsEntry("y_dm", sample.yDm())
                .containsEntry("fuel_kg", sample.fuelKg())
                .containsEntry("tire_temp_c", sample.tireTempC());
    }

    @Test
    void stopsOfACarAreCounted() {
        SimulatedRace race = simulator.simulate(new RaceId(2022, 1));
        List<Object> numbers = new ArrayList<>();
        SimulatedTables.rows(race, (table, values) -> {
            if (table == Tables.PIT_STOPS && "ARD".equals(values[table.index("driver")])) {
                numbers.add(values[table.index("stop")]);
            }
        });
        assertThat(numbers).isNotEmpty().first().isEqualTo(1);
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
