package io.undercut.job.task;

import io.undercut.race.RaceId;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import io.undercut.stream.ingest.RowScreen;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Simulates a race by its id into rows of every table, telemetry included where a rate is given. A race depends on plan and id alone, so races
 * spread over subtasks as they like; samples go out one by one.
 */
final class SimulateTables extends RichFlatMapFunction<String, ArrivedRow> {
    private static final long serialVersionUID = 1L;
    private final int firstSeason;
    private final int seasons;
    private final int racesPerSeason;
    private final long seed;
    private final int hertz;
    private transient Map<String, RowScreen> screens;

    SimulateTables(SimulationPlan plan, int hertz) {
        this.firstSeason = plan.firstSeason();
        this.seasons = plan.seasons();
        this.racesPerSeason = plan.racesPerSeason();
        this.seed = plan.seed();
        this.hertz = hertz;
    }

    @Override
    public void open(OpenContext openContext) {
        screens = new HashMap<>();
        Tables.ALL.forEach(table -> screens.put(table.name(), new RowScreen(table, 0)));
    }

    @Override
    public void flatMap(String race, Collector<ArrivedRow> out) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(firstSeason, seasons, racesPerSeason, seed));
        RaceId id = RaceId.parse(race);
        BiConsumer<TableSchema, Object[]> rows =
                (table, values) -> out.collect(screens.get(table.name()).arrived(values, 0));
        SimulatedTables.rows(simulator.simulate(id), rows);
        if (hertz != LapTasks.NO_TELEMETRY) {
            RowScreen telemetry = screens.get(Tables.TELEMETRY.name());
            simulator.telemetry(
                    id,
                    new TelemetryRate(hertz),
                    sample -> out.collect(telemetry.arrived(SimulatedTables.telemetry(sample), 0)));
        }
    }
}
