package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.COMPOUND;
import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.NUMBER;
import static io.undercut.stream.ingest.export.FieldKind.ROUNDED;
import static io.undercut.stream.ingest.export.FieldKind.SPAN;
import static io.undercut.stream.ingest.export.FieldKind.TEXT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import io.undercut.fault.Fault;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/**
 * What pandas' {@code to_csv} makes of FastF1's laps, telemetry and weather; names and units as in FastF1's reference of timing, telemetry
 * and weather data. Its tables do not tell the race, and telemetry neither driver nor lap: columns that were added do (see
 * {@link FastF1Race}), Driver and LapNumber for a sample, else the file's name: {@code 2024-05_VER_12.csv}. Records of other sessions than
 * the race are data faults.
 *
 * @param kind which of the tables
 * @param race what tells the race of a record
 * @param driver the driver in the file's name, or null
 * @param lap the lap in the file's name, or null
 * @param codes drivers' codes
 */
public record FastF1(Kind kind, FastF1Race race, String driver, Long lap, FastF1Codes codes) implements Dialect {
    private static final Pattern CAR =
            Pattern.compile("(?<![A-Z])(?!LAP|Lap)([A-Z]{3})[-_ ](?:(?i:lap)[-_ ]?)?(\\d{1,3})(?!\\d)");
    /** FastF1's DRS codes from here on mean an open flap; below it is closed or only armed. */
    private static final long DRS_OPEN = 10;

    /** The tables, each with the columns it is known by. */
    enum Kind {
        LAPS(
                "laps",
                List.of("Time", "Driver", "LapTime", "LapNumber", "Compound", "TyreLife", "PitInTime", "PitOutTime")),
        TELEMETRY("telemetry", List.of("Time", "RPM", "Speed", "nGear", "Throttle", "Brake", "DRS")),
        WEATHER("weather", List.of("Time", "AirTemp", "Humidity", "Pressure", "Rainfall", "TrackTemp", "WindSpeed"));

        private final String word;
        private final List<String> names;

        Kind(String word, List<String> names) {
            this.word = word;
            this.names = names;
        }

        /** The table's name. */
        String word() {
            return word;
        }

        /** The columns it is known by. */
        List<String> names() {
            return names;
        }
    }

    /** A file of a kind. */
    static FastF1 of(Kind kind, Path file, SeasonCalendar calendar) {
        FastF1Race race = new FastF1Race(FilePlace.of(file, calendar), calendar);
        FastF1Codes codes = kind == Kind.LAPS ? FastF1Codes.in(file, race) : FastF1Codes.NONE;
        Matcher car = CAR.matcher(file.getName());
        return kind == Kind.TELEMETRY && car.find() && !Fields.isUnknown(car.group(1))
                ? new FastF1(kind, race, car.group(1), Long.valueOf(car.group(2)), codes)
                : new FastF1(kind, race, null, null, codes);
    }

    @Override
    public String word() {
        return "FastF1 " + kind.word;
    }

    @Override
    public TableSchema table() {
        return Tables.named(kind.word);
    }

    @Override
    public RecordFile open(Path file) {
        return CsvFile.open(file, kind.names());
    }

    @Override
    public RowMaker maker() {
        FastF1Race.Memory races = new FastF1Race.Memory(race);
        RowTemplate template =
                new RowTemplate(table()).race(from -> races.of(from).race());
        RowMaker rows = switch (kind) {
            case LAPS -> laps(template, races);
            case TELEMETRY -> telemetry(template);
            case WEATHER -> weather(template);
        };
        return from -> {
            race.requireRace(from, races.of(from), table().name());
            return rows.row(from);
        };
    }

    private RowMaker laps(RowTemplate template, FastF1Race.Memory races) {
        return template.derive("event", from -> races.of(from).event())
                .derive("circuit", from -> races.of(from).circuit())
                .always("session", "R")
                .derive("driver", from -> codes.of(from, races.of(from).race()))
                .take("driver_number", "DriverNumber", WHOLE)
                .take("team", "Team", TEXT)
                .take("lap", "LapNumber", WHOLE)
                .take("lap_time_ms", "LapTime", SPAN)
                .take("sector1_ms", "Sector1Time", SPAN)
                .take("sector2_ms", "Sector2Time", SPAN)
                .take("sector3_ms", "Sector3Time", SPAN)
                .take("compound", "Compound", COMPOUND)
                .take("tire_age", "TyreLife", WHOLE)
                .take("stint", "Stint", WHOLE)
                .take("fresh_tire", "FreshTyre", FLAG)
                .derive("pit_in", from -> from.text("PitInTime") != null)
                // The way to the grid is no stop.
                .derive(
                        "pit_out",
                        from -> from.text("PitOutTime") != null
                                && !Long.valueOf(1).equals(WHOLE.of(from, "LapNumber")))
                .take("pit_in_ms", "PitInTime", SPAN)
                .take("pit_out_ms", "PitOutTime", SPAN)
                .take("position", "Position", WHOLE)
                .derive("track_status", FastF1::status)
                .take("lap_start_ms", "LapStartTime", SPAN)
                .take("lap_end_ms", "Time", SPAN)
                .take("speed_i1_kph", "SpeedI1", NUMBER)
                .take("speed_i2_kph", "SpeedI2", NUMBER)
                .take("speed_fl_kph", "SpeedFL", NUMBER)
                .take("speed_st_kph", "SpeedST", NUMBER)
                .take("deleted", "Deleted", FLAG)
                .take("accurate", "IsAccurate", FLAG)
                .always("source", "fastf1");
    }

    private RowMaker telemetry(RowTemplate template) {
        return template.derive(
                        "driver", from -> from.text("Driver") == null ? driver : SpelledValue.code(from.text("Driver")))
                .derive("lap", from -> from.text("LapNumber") == null ? lap : WHOLE.of(from, "LapNumber"))
                .take("t_ms", "Time", SPAN)
                .take("speed_kph", "Speed", NUMBER)
                .take("throttle_pct", "Throttle", ROUNDED)
                .derive("brake", from -> pressed(from))
                .take("gear", "nGear", WHOLE)
                .take("rpm", "RPM", ROUNDED)
                .derive("drs", from -> flap(from, "DRS"))
                .take("distance_m", "Distance", NUMBER)
                .take("x_dm", "X", ROUNDED)
                .take("y_dm", "Y", ROUNDED)
                .take("z_dm", "Z", ROUNDED);
    }

    private static RowMaker weather(RowTemplate template) {
        return template.take("t_ms", "Time", SPAN)
                .take("air_temp_c", "AirTemp", NUMBER)
                .take("track_temp_c", "TrackTemp", NUMBER)
                .take("humidity_pct", "Humidity", NUMBER)
                .take("pressure_mbar", "Pressure", NUMBER)
                .take("wind_speed_mps", "WindSpeed", NUMBER)
                .take("wind_direction_deg", "WindDirection", ROUNDED)
                .take("rain", "Rainfall", FLAG);
    }

    private static String status(Fields from) {
        String text = from.text("TrackStatus");
        return text == null
                ? null
                : TrackCodes.of(text)
                        .orElseThrow(() -> Fault.data("TrackStatus is '" + text
                                + "'; must be of the codes 1, 2, 4, 5, 6 and 7, or a word such as AllClear"));
    }

    private static Long pressed(Fields from) {
        String text = from.text("Brake");
        if (text == null) {
            return null;
        }
        // Older versions give per cent, newer ones True and False.
        boolean isWord = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        boolean on = isWord ? (Boolean) FLAG.of(from, "Brake") : (Double) NUMBER.of(from, "Brake") > 0;
        return on ? 1L : 0L;
    }

    /** An open flap as 1, any other state as 0. */
    static Long flap(Fields from, String field) {
        Object code = WHOLE.of(from, field);
        if (code == null) {
            return null;
        }
        return (Long) code >= DRS_OPEN ? 1L : 0L;
    }
}
