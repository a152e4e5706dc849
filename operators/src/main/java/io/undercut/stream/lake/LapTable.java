package io.undercut.stream.lake;

import static io.undercut.stream.lake.ColumnType.DECIMAL;
import static io.undercut.stream.lake.ColumnType.FLAG;
import static io.undercut.stream.lake.ColumnType.INTEGER;
import static io.undercut.stream.lake.ColumnType.LONG;
import static io.undercut.stream.lake.ColumnType.TEXT;
import static io.undercut.stream.lake.Presence.NEVER_NULL;
import static io.undercut.stream.lake.Presence.OPTIONAL;
import static io.undercut.stream.lake.Presence.REQUIRED;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lake's {@code laps} table as data: its columns in order, each with the way to read it from a {@link Lap}. */
public final class LapTable {
    /** The table's folder in the lake. */
    public static final String NAME = "laps";

    /** The columns, in the order in which files hold them. */
    public static final List<Column<Lap>> COLUMNS = List.of(
            column("race_id", TEXT, NEVER_NULL, Lap::race, RaceId::toString),
            column("season", INTEGER, NEVER_NULL, Lap::race, RaceId::season),
            column("round", INTEGER, NEVER_NULL, Lap::race, RaceId::round),
            column("event", TEXT, OPTIONAL, Lap::event),
            column("circuit", TEXT, OPTIONAL, Lap::circuit),
            column("session", TEXT, OPTIONAL, Lap::session),
            column("driver", TEXT, NEVER_NULL, Lap::car, Car::driver),
            column("driver_number", INTEGER, OPTIONAL, Lap::car, Car::number),
            column("team", TEXT, OPTIONAL, Lap::car, Car::team),
            column("lap", INTEGER, NEVER_NULL, Lap::lap),
            column("lap_time_ms", INTEGER, REQUIRED, Lap::times, LapTimes::lapMs),
            column("sector1_ms", INTEGER, OPTIONAL, Lap::times, LapTimes::sector1Ms),
            column("sector2_ms", INTEGER, OPTIONAL, Lap::times, LapTimes::sector2Ms),
            column("sector3_ms", INTEGER, OPTIONAL, Lap::times, LapTimes::sector3Ms),
            column("compound", TEXT, REQUIRED, Lap::tire, tire -> name(tire.compound())),
            column("tire_age", INTEGER, REQUIRED, Lap::tire, TireUse::age),
            column("stint", INTEGER, REQUIRED, Lap::tire, TireUse::stint),
            column("fresh_tire", FLAG, OPTIONAL, Lap::tire, TireUse::fresh),
            column("pit_in", FLAG, NEVER_NULL, Lap::pit, PitMarks::in),
            column("pit_out", FLAG, NEVER_NULL, Lap::pit, PitMarks::out),
            column("pit_in_ms", LONG, OPTIONAL, Lap::pit, PitMarks::inMs),
            column("pit_out_ms", LONG, OPTIONAL, Lap::pit, PitMarks::outMs),
            column("position", INTEGER, REQUIRED, Lap::road, RoadPosition::position),
            column("track_status", TEXT, REQUIRED, Lap::trackStatus),
            column("lap_start_ms", LONG, OPTIONAL, Lap::times, LapTimes::startMs),
            column("lap_end_ms", LONG, OPTIONAL, Lap::times, LapTimes::endMs),
            column("gap_to_leader_ms", LONG, OPTIONAL, Lap::road, RoadPosition::gapToLeaderMs),
            column("interval_ahead_ms", LONG, OPTIONAL, Lap::road, RoadPosition::intervalAheadMs),
            column("air_temp_c", DECIMAL, OPTIONAL, Lap::weather, Weather::airC),
            column("track_temp_c", DECIMAL, OPTIONAL, Lap::weather, Weather::trackC),
            column("humidity_pct", DECIMAL, OPTIONAL, Lap::weather, Weather::humidityPct),
            column("pressure_mbar", DECIMAL, OPTIONAL, Lap::weather, Weather::pressureMbar),
            column("wind_speed_mps", DECIMAL, OPTIONAL, Lap::weather, Weather::windMps),
            column("rain", FLAG, OPTIONAL, Lap::weather, Weather::rain),
            column("speed_i1_kph", DECIMAL, OPTIONAL, Lap::traps, SpeedTraps::i1Kph),
            column("speed_i2_kph", DECIMAL, OPTIONAL, Lap::traps, SpeedTraps::i2Kph),
            column("speed_fl_kph", DECIMAL, OPTIONAL, Lap::traps, SpeedTraps::flKph),
            column("speed_st_kph", DECIMAL, OPTIONAL, Lap::traps, SpeedTraps::stKph),
            column("deleted", FLAG, OPTIONAL, Lap::deleted),
            column("accurate", FLAG, OPTIONAL, Lap::accurate),
            column("race_laps", INTEGER, OPTIONAL, Lap::raceLaps),
            column("source", TEXT, OPTIONAL, Lap::source));

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

    private static Column<Lap> column(String name, ColumnType type, Presence presence, Function<Lap, Object> value) {
        return new Column<>(name, type, presence, value);
    }

    private static <P> Column<Lap> column(
            String name, ColumnType type, Presence presence, Function<Lap, P> part, Function<P, Object> value) {
        return new Column<>(name, type, presence, lap -> {
            P found = part.apply(lap);
            return found == null ? null : value.apply(found);
        });
    }
}
