package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.INSTANT;
import static io.undercut.stream.ingest.export.FieldKind.NUMBER;
import static io.undercut.stream.ingest.export.FieldKind.ROUNDED;
import static io.undercut.stream.ingest.export.FieldKind.TEXT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.lake.TableSchema;
import io.undercut.stream.lake.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * OpenF1's answers as it gives them, arrays of flat objects; fields and units as on openf1.org. The feed has no round: it stands in the
 * file's name or its folder's. What a record leaves open is taken from the other answers in the folder.
 *
 * @param kind which answer
 * @param race the race
 * @param session what else is known of the session
 */
record OpenF1(Kind kind, RaceId race, OpenF1Session session) implements Dialect {
    private static final double MILLIS = 1000;

    /** The answers that hold rows of ours, each with the fields it is known by. */
    enum Kind {
        LAPS(Tables.LAPS, "lap_number", "lap_duration", "duration_sector_1", "is_pit_out_lap"),
        CAR_DATA(Tables.TELEMETRY, "rpm", "speed", "n_gear", "throttle", "brake", "drs"),
        PIT(Tables.PIT_STOPS, "lap_number", "pit_duration", "date"),
        WEATHER(Tables.WEATHER, "air_temperature", "track_temperature", "humidity", "rainfall"),
        RACE_CONTROL(Tables.TRACK_STATUS, "category", "flag", "message", "scope"),
        RACE_RESULT(Tables.RESULTS, List.of("Race"), "dnf", "dns", "dsq", "number_of_laps"),
        SPRINT_RESULT(Tables.SPRINT_RESULTS, List.of("Sprint"), "dnf", "dns", "dsq", "number_of_laps"),
        QUALIFYING_RESULT(Tables.QUALIFYING, List.of("Qualifying"), "dnf", "dns", "dsq", "number_of_laps"),
        // The feed files the grid under the qualifying that made it.
        STARTING_GRID(Tables.GRID, List.of("Qualifying", "Race"), "position", "lap_duration", "session_key");

        private final TableSchema table;
        private final List<String> sessions;
        private final List<String> names;

        Kind(TableSchema table, String... names) {
            this(table, List.of(), names);
        }

        Kind(TableSchema table, List<String> sessions, String... names) {
            this.table = table;
            this.sessions = sessions;
            this.names = List.of(names);
        }

        /** Names of the sessions it is about; none where that does not matter. */
        List<String> sessions() {
            return sessions;
        }

        /** The fields it is known by. */
        List<String> names() {
            return names;
        }
    }

    @Override
    public String word() {
        return "OpenF1 " + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TableSchema table() {
        return kind.table;
    }

    @Override
    public RecordFile open(Path file) {
        return JsonFile.open(file);
    }

    @Override
    public RowMaker maker() {
        RowTemplate template = new RowTemplate(kind.table).race(from -> race);
        return switch (kind) {
            case LAPS -> laps(template);
            case CAR_DATA -> carData(template);
            case PIT -> pit(template);
            case WEATHER -> weather(template);
            case RACE_CONTROL -> raceControl(template);
            case RACE_RESULT -> only(new OpenF1Outcomes(session).results(template));
            case SPRINT_RESULT -> only(new OpenF1Outcomes(session).sprintResults(template));
            case QUALIFYING_RESULT -> only(new OpenF1Outcomes(session).qualifying(template));
            case STARTING_GRID -> only(new OpenF1Outcomes(session).grid(template));
        };
    }

    /** Refuses records of other sessions than the first record's kind. */
    private RowMaker only(RowMaker rows) {
        return from -> {
            String name = session.nameOf(from);
            if (!kind.sessions().contains(name)) {
                throw Fault.data("session_key is " + from.text("session_key") + ", a session '" + name
                        + "' in an answer that began with another kind; ask OpenF1 for one session at a time");
            }
            return rows.row(from);
        };
    }

    private RowMaker laps(RowTemplate template) {
        return template.always("session", "R")
                .derive("driver", from -> session.driverOf(from).code())
                .take("driver_number", "driver_number", WHOLE)
                .derive("team", from -> session.driverOf(from).team())
                .take("lap", "lap_number", WHOLE)
                .derive("lap_time_ms", from -> millis(from, "lap_duration"))
                .derive("sector1_ms", from -> millis(from, "duration_sector_1"))
                .derive("sector2_ms", from -> millis(from, "duration_sector_2"))
                .derive("sector3_ms", from -> millis(from, "duration_sector_3"))
                .derive(
                        "compound",
                        from -> stint(from) == null ? null : stint(from).compound())
                .derive("tire_age", this::age)
                .derive(
                        "stint",
                        from -> stint(from) == null ? null : stint(from).number())
                .derive(
                        "fresh_tire",
                        from -> stint(from) == null || stint(from).ageAtStart() == null
                                ? null
                                : (Object) (stint(from).ageAtStart() == 0))
                .derive("pit_in", from -> session.cameIn(from, lap(from)))
                .derive("pit_out", from -> Boolean.TRUE.equals(FLAG.of(from, "is_pit_out_lap")) && lap(from) > 1)
                .derive("lap_start_ms", from -> session.sinceBegun(INSTANT.of(from, "date_start")))
                .derive("lap_end_ms", this::end)
                .take("speed_i1_kph", "i1_speed", NUMBER)
                .take("speed_i2_kph", "i2_speed", NUMBER)
                .take("speed_st_kph", "st_speed", NUMBER)
                .always("source", "openf1");
    }

    private RowMaker carData(RowTemplate template) {
        return template.derive("driver", from -> session.driverOf(from).code())
                .derive("lap", from -> session.lapAt(from, time(from)).getValue())
                .derive(
                        "t_ms",
                        from -> time(from) - session.lapAt(from, time(from)).getKey())
                .take("speed_kph", "speed", NUMBER)
                .take("throttle_pct", "throttle", ROUNDED)
                // 100 is pressed, 0 is not; nothing in between is ever sent.
                .derive(
                        "brake",
                        from -> from.text("brake") == null ? null : (Double) NUMBER.of(from, "brake") > 0 ? 1L : 0L)
                .take("gear", "n_gear", WHOLE)
                .take("rpm", "rpm", WHOLE)
                .derive("drs", from -> FastF1.flap(from, "drs"));
    }

    private RowMaker pit(RowTemplate template) {
        return template.derive("driver", from -> session.driverOf(from).code())
                .derive("driver_id", from -> session.driverOf(from).id())
                .derive("stop", from -> session.stopNumber(from, lap(from)))
                .take("lap", "lap_number", WHOLE)
                .derive(
                        "pit_lane_ms",
                        from -> from.text("lane_duration") == null
                                ? millis(from, "pit_duration")
                                : millis(from, "lane_duration"))
                .derive("stationary_ms", from -> millis(from, "stop_duration"))
                .derive(
                        "compound_before",
                        from -> stint(from) == null ? null : stint(from).compound())
                .derive(
                        "compound_after",
                        from -> session.stintOf(from, lap(from) + 1) == null
                                ? null
                                : session.stintOf(from, lap(from) + 1).compound())
                .derive("tire_age_at_stop", this::age);
    }

    private RowMaker weather(RowTemplate template) {
        return template.derive("t_ms", session::clock)
                .take("air_temp_c", "air_temperature", NUMBER)
                .take("track_temp_c", "track_temperature", NUMBER)
                .take("humidity_pct", "humidity", NUMBER)
                .take("pressure_mbar", "pressure", NUMBER)
                .take("wind_speed_mps", "wind_speed", NUMBER)
                .take("wind_direction_deg", "wind_direction", WHOLE)
                .derive(
                        "rain",
                        from -> from.text("rainfall") == null
                                ? null
                                : (Object) ((Double) NUMBER.of(from, "rainfall") > 0));
    }

    private RowMaker raceControl(RowTemplate template) {
        RowTemplate rows = template.derive("t_ms", session::clock)
                .derive("status", OpenF1::status)
                .take("message", "message", TEXT);
        // Most messages are about something else than the track's status.
        return from -> status(from) == null ? Optional.empty() : rows.row(from);
    }

    /** The status code that a message of race control sets for the whole track, or null. */
    private static String status(Fields from) {
        String message = String.valueOf(from.text("message")).toUpperCase(Locale.ROOT);
        if (message.startsWith("VIRTUAL SAFETY CAR DEPLOYED") || message.startsWith("VSC DEPLOYED")) {
            return "6";
        }
        if (message.startsWith("VIRTUAL SAFETY CAR ENDING") || message.startsWith("VSC ENDING")) {
            return "7";
        }
        if (message.startsWith("SAFETY CAR DEPLOYED")) {
            return "4";
        }
        String flag = "Track".equalsIgnoreCase(from.text("scope")) ? String.valueOf(from.text("flag")) : "";
        return switch (flag.toUpperCase(Locale.ROOT)) {
            case "GREEN", "CLEAR" -> "1";
            case "YELLOW", "DOUBLE YELLOW" -> "2";
            case "RED" -> "5";
            default -> null;
        };
    }

    private Object age(Fields from) {
        OpenF1Session.Stint stint = stint(from);
        return stint == null || stint.ageAtStart() == null
                ? null
                : (Object) (stint.ageAtStart() + lap(from) - stint.firstLap() + 1);
    }

    private Object end(Fields from) {
        Long start = session.sinceBegun(INSTANT.of(from, "date_start"));
        Long took = millis(from, "lap_duration");
        return start == null || took == null ? null : (Object) (start + took);
    }

    private OpenF1Session.Stint stint(Fields from) {
        return session.stintOf(from, lap(from));
    }

    private static long lap(Fields from) {
        return ErgastBook.number(from, "lap_number");
    }

    private static long time(Fields from) {
        Object time = INSTANT.of(from, "date");
        if (time == null) {
            throw Fault.data("date is null; must have a value");
        }
        return (Long) time;
    }

    /** Seconds as milliseconds, or null. */
    static Long millis(Fields from, String field) {
        Object seconds = NUMBER.of(from, field);
        return seconds == null ? null : (Long) Math.round((Double) seconds * MILLIS);
    }
}
