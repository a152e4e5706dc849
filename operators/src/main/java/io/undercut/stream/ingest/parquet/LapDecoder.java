package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.Car;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.RaceId;
import io.undercut.race.RoadPosition;
import io.undercut.race.SpeedTraps;
import io.undercut.race.TireUse;
import io.undercut.race.Weather;
import io.undercut.stream.table.Tables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Turns a row of the {@code laps} table into a {@link Lap}. */
final class LapDecoder {
    private static final Map<String, Integer> PLACES = places();

    private final Object[] row;

    private LapDecoder(Object[] row) {
        this.row = row;
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        Tables.LAPS.columns().forEach(column -> places.put(column.name(), places.size()));
        return places;
    }

    /** The lap of a row; what cannot be a lap is a data fault that names the column, the value and what is allowed. */
    static Lap lap(Object[] row) {
        return new LapDecoder(row).lap();
    }

    private Lap lap() {
        return new Lap(
                RaceId.parse(required("race_id")),
                value("event"),
                value("circuit"),
                value("session"),
                value("race_laps"),
                new Car(required("driver"), value("driver_number"), value("team")),
                this.<Integer>required("lap"),
                new LapTimes(
                        value("lap_time_ms"),
                        value("sector1_ms"),
                        value("sector2_ms"),
                        value("sector3_ms"),
                        value("lap_start_ms"),
                        value("lap_end_ms")),
                new TireUse(compound(), value("tire_age"), value("stint"), value("fresh_tire")),
                new PitMarks(value("pit_in"), value("pit_out"), value("pit_in_ms"), value("pit_out_ms")),
                new RoadPosition(value("position"), value("gap_to_leader_ms"), value("interval_ahead_ms")),
                value("track_status"),
                new Weather(
                        value("air_temp_c"),
                        value("track_temp_c"),
                        value("humidity_pct"),
                        value("pressure_mbar"),
                        value("wind_speed_mps"),
                        value("rain")),
                new SpeedTraps(
                        value("speed_i1_kph"), value("speed_i2_kph"), value("speed_fl_kph"), value("speed_st_kph")),
                value("deleted"),
                value("accurate"),
                value("source"));
    }

    private Compound compound() {
        String text = value("compound");
        if (text == null) {
            return null;
        }
        try {
            return Compound.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw Fault.data("compound is '" + text + "'; must be one of " + Arrays.toString(Compound.values()));
        }
    }

    private <V> V required(String column) {
        V value = value(column);
        if (value == null) {
            throw Fault.data(column + " is null; must have a value");
        }
        return value;
    }

    // The row's types are the declared ones, which the record's components repeat.
    @SuppressWarnings("unchecked")
    private <V> V value(String column) {
        return (V) row[PLACES.get(column)];
    }
}
