package io.undercut.job.task;

import io.undercut.race.Compound;
import io.undercut.race.RaceId;
import io.undercut.race.Weather;
import io.undercut.race.simulation.SimulatedRace;
import io.undercut.race.simulation.car.LapPhysics;
import io.undercut.race.simulation.race.QualifyingRow;
import io.undercut.race.simulation.race.RaceFacts;
import io.undercut.race.simulation.race.ResultRow;
import io.undercut.race.simulation.race.SimulatedStop;
import io.undercut.race.simulation.race.StatusChange;
import io.undercut.race.simulation.telemetry.SimulatedSample;
import io.undercut.race.simulation.track.WeatherMinute;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Simulated races as rows of the lake's tables, values in the order of the declared columns. */
final class SimulatedTables {
    private SimulatedTables() {}

    /** Gives out all rows of a race but its telemetry, table by table. */
    static void rows(SimulatedRace race, BiConsumer<TableSchema, Object[]> out) {
        race.laps().forEach(lap -> out.accept(Tables.LAPS, LapTable.values(lap).toArray()));
        race.physics().forEach(lap -> out.accept(Tables.LAP_LABELS, labels(lap)));
        out.accept(Tables.RACES, facts(race.facts()));
        race.weather().forEach(minute -> out.accept(Tables.WEATHER, weather(minute)));
        race.trackStatus().forEach(change -> out.accept(Tables.TRACK_STATUS, status(change)));
        race.qualifying().forEach(row -> out.accept(Tables.QUALIFYING, qualifying(row)));
        race.qualifying().forEach(row -> out.accept(Tables.GRID, grid(row)));
        race.results()
                .forEach(row ->
                        out.accept(Tables.RESULTS, result(row, race.results().get(0))));
        int stop = 0;
        String driver = "";
        for (SimulatedStop row : race.stops()) {
            stop = row.driver().equals(driver) ? stop + 1 : 1;
            driver = row.driver();
            out.accept(Tables.PIT_STOPS, stop(row, stop));
        }
    }

    /** A sample as a row of {@link Tables#TELEMETRY}. */
    static Object[] telemetry(SimulatedSample sample) {
        return new Object[] {
            sample.race().toString(),
            sample.driver(),
            sample.lap(),
            sample.timeMs(),
            sample.speedKph(),
            sample.throttlePct(),
            sample.brake() ? 1 : 0,
            sample.gear(),
            sample.rpm(),
            sample.openWing() ? 1 : 0,
            sample.distanceM(),
            sample.accelerationLong(),
            sample.accelerationLat(),
            sample.xDm(),
            sample.yDm(),
            sample.zDm(),
            sample.fuelKg(),
            sample.brakeBiasPct(),
            sample.brakeTempC(),
            sample.tireTempC()
        };
    }

    private static Object[] labels(LapPhysics lap) {
        return new TableRow(Tables.LAP_LABELS, lap.race())
                .with("driver", lap.driver())
                .with("lap", lap.lap())
                .with("style", lap.style().name())
                .with("fuel_start_kg", lap.fuelStartKg())
                .with("fuel_burned_kg", lap.fuelBurnedKg())
                .with("worn_laps", lap.wornLaps())
                .with("brake_bias_pct", lap.biasPct())
                .with("best_brake_bias_pct", lap.bestBiasPct())
                .with("brake_temp_start_c", lap.discStartC())
                .with("brake_temp_end_c", lap.discEndC())
                .with("tire_temp_start_c", lap.treadStartC())
                .with("tire_temp_end_c", lap.treadEndC())
                .with("wake", lap.wake())
                .with("neutral_share", lap.neutral())
                .with("wetness", lap.wetness())
                .values();
    }

    private static Object[] facts(RaceFacts facts) {
        return new TableRow(Tables.RACES, facts.race())
                .with("season", facts.race().season())
                .with("round", facts.race().round())
                .with("event", facts.event())
                .with("circuit", facts.circuit())
                .with("date", facts.date().toString())
                .with("laps", facts.laps())
                .with("length_m", facts.lengthM())
                .values();
    }

    private static Object[] weather(WeatherMinute minute) {
        Weather weather = minute.weather();
        return new TableRow(Tables.WEATHER, minute.race())
                .with("t_ms", (int) minute.timeMs())
                .with("air_temp_c", weather.airC())
                .with("track_temp_c", weather.trackC())
                .with("humidity_pct", weather.humidityPct())
                .with("pressure_mbar", weather.pressureMbar())
                .with("wind_speed_mps", weather.windMps())
                .with("wind_direction_deg", minute.windDirectionDeg())
                .with("rain", weather.rain())
                .values();
    }

    private static Object[] status(StatusChange change) {
        return new TableRow(Tables.TRACK_STATUS, change.race())
                .with("t_ms", (int) change.timeMs())
                .with("status", change.status())
                .values();
    }

    private static Object[] qualifying(QualifyingRow row) {
        TableRow built = season(Tables.QUALIFYING, row.race())
                .with("driver", row.car().driver())
                .with("driver_id", id(row.car().driver()))
                .with("constructor", id(row.car().team()))
                .with("position", row.position())
                .with("position_text", Integer.toString(row.position()));
        for (int part = 0; part < row.timesMs().size(); part++) {
            built.with("q" + (part + 1) + "_ms", row.timesMs().get(part));
        }
        return built.values();
    }

    private static Object[] grid(QualifyingRow row) {
        return season(Tables.GRID, row.race())
                .with("driver", row.car().driver())
                .with("driver_id", id(row.car().driver()))
                .with("constructor", id(row.car().team()))
                .with("position", row.position())
                .with("position_text", Integer.toString(row.position()))
                .with("time_ms", row.timesMs().get(row.timesMs().size() - 1))
                .values();
    }

    private static Object[] result(ResultRow row, ResultRow winner) {
        boolean leadLap = row.laps() == winner.laps() && row.timeMs() != null;
        return season(Tables.RESULTS, row.race())
                .with("driver", row.car().driver())
                .with("driver_id", id(row.car().driver()))
                .with("driver_number", row.car().number())
                .with("constructor", id(row.car().team()))
                .with("position", row.position())
                .with(
                        "position_text",
                        row.position() == null ? "DNF" : row.position().toString())
                .with("grid", row.grid())
                .with("grid_text", Integer.toString(row.grid()))
                .with("laps", row.laps())
                .with("race_time_ms", leadLap ? row.timeMs().intValue() : null)
                .with("gap_text", row.status().startsWith("+") ? row.status() : null)
                .with("points", row.points() > 0 ? (Double) (double) row.points() : null)
                .with("reason_retired", row.timeMs() == null ? row.status() : null)
                .values();
    }

    private static Object[] stop(SimulatedStop stop, int number) {
        return new TableRow(Tables.PIT_STOPS, stop.race())
                .with("driver", stop.driver())
                .with("driver_id", id(stop.driver()))
                .with("stop", number)
                .with("lap", stop.lap())
                .with("pit_lane_ms", stop.pitLaneMs())
                .with("stationary_ms", stop.stationaryMs())
                .with("compound_before", name(stop.compoundBefore()))
                .with("compound_after", name(stop.compoundAfter()))
                .with("tire_age_at_stop", stop.tireAgeAtStop())
                .with("under_sc", stop.underSafetyCar())
                .with("under_vsc", stop.underVirtualSafetyCar())
                .with("under_red", false)
                .values();
    }

    private static TableRow season(TableSchema table, RaceId race) {
        return new TableRow(table, race).with("season", race.season()).with("round", race.round());
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String name(Compound compound) {
        return compound.name();
    }
}
