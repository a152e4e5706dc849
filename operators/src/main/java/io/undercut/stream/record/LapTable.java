package io.undercut.stream.record;

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
import io.undercut.stream.table.Column;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lake's {@code laps} table as {@link Lap}s: its declared columns in order, each with the way to read it from a lap. */
public final class LapTable {
    /** The table's folder in the lake. */
    public static final String NAME = Tables.LAPS.name();

    /** The columns, in the order in which files hold them. */
    public static final List<Column<Lap>> COLUMNS = List.of(
            column("race_id", Lap::race, RaceId::toString),
            column("season", Lap::race, RaceId::season),
            column("round", Lap::race, RaceId::round),
            column("event", Lap::event),
            column("circuit", Lap::circuit),
            column("session", Lap::session),
            column("driver", Lap::car, Car::driver),
            column("driver_number", Lap::car, Car::number),
            column("team", Lap::car, Car::team),
            column("lap", Lap::lap),
            column("lap_time_ms", Lap::times, LapTimes::lapMs),
            column("sector1_ms", Lap::times, LapTimes::sector1Ms),
            column("sector2_ms", Lap::times, LapTimes::sector2Ms),
            column("sector3_ms", Lap::times, LapTimes::sector3Ms),
            column("compound", Lap::tire, tire -> name(tire.compound())),
            column("tire_age", Lap::tire, TireUse::age),
            column("stint", Lap::tire, TireUse::stint),
            column("fresh_tire", Lap::tire, TireUse::fresh),
            column("pit_in", Lap::pit, PitMarks::in),
            column("pit_out", Lap::pit, PitMarks::out),
            column("pit_in_ms", Lap::pit, PitMarks::inMs),
            column("pit_out_ms", Lap::pit, PitMarks::outMs),
            column("position", Lap::road, RoadPosition::position),
            column("track_status", Lap::trackStatus),
            column("lap_start_ms", Lap::times, LapTimes::startMs),
            column("lap_end_ms", Lap::times, LapTimes::endMs),
            column("gap_to_leader_ms", Lap::road, RoadPosition::gapToLeaderMs),
            column("interval_ahead_ms", Lap::road, RoadPosition::intervalAheadMs),
            column("air_temp_c", Lap::weather, Weather::airC),
            column("track_temp_c", Lap::weather, Weather::trackC),
            column("humidity_pct", Lap::weather, Weather::humidityPct),
            column("pressure_mbar", Lap::weather, Weather::pressureMbar),
            column("wind_speed_mps", Lap::weather, Weather::windMps),
            column("rain", Lap::weather, Weather::rain),
            column("speed_i1_kph", Lap::traps, SpeedTraps::i1Kph),
            column("speed_i2_kph", Lap::traps, SpeedTraps::i2Kph),
            column("speed_fl_kph", Lap::traps, SpeedTraps::flKph),
            column("speed_st_kph", Lap::traps, SpeedTraps::stKph),
            column("deleted", Lap::deleted),
            column("accurate", Lap::accurate),
            column("race_laps", Lap::raceLaps),
            column("source", Lap::source));

    private LapTable() {}

    /** The values of a lap in column order; two laps with the same values are the same row, however their nulls are nested. */
    public static List<Object> values(Lap lap) {
        List<Object> values = new ArrayList<>(COLUMNS.size());
        for (Column<Lap> column : COLUMNS) {
            values.add(column.value().apply(lap));
        }
        return values;
    }

    /** The values of a lap by column name, in column order. */
    public static Map<String, Object> row(Lap lap) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column<Lap> column : COLUMNS) {
            row.put(column.name(), column.value().apply(lap));
        }
        return row;
    }

    private static String name(Compound compound) {
        return compound == null ? null : compound.name();
    }

    private static Column<Lap> column(String name, Function<Lap, Object> value) {
        ColumnSchema declared = Tables.LAPS.column(name);
        return new Column<>(name, declared.type(), declared.presence(), value);
    }

    private static <P> Column<Lap> column(String name, Function<Lap, P> part, Function<P, Object> value) {
        return column(name, lap -> {
            P found = part.apply(lap);
            return found == null ? null : value.apply(found);
        });
    }
}
