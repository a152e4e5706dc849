package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.INSTANT;
import static io.undercut.stream.ingest.export.FieldKind.NUMBER;
import static io.undercut.stream.ingest.export.FieldKind.ROUNDED;
import static io.undercut.stream.ingest.export.FieldKind.TEXT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import io.undercut.fault.Fault;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * OpenF1's answers as it gives them, arrays of flat objects; fields and units as on openf1.org. The feed has no round: it stands in the
 * file's name or its folder's. What a record leaves open is taken from the other answers in the folder.
 *
 * @param kind which answer
 * @param place what its file's path says, the race among it
 * @param folder what else lies in its folder
 */
public record OpenF1(Kind kind, OpenF1Place place, OpenF1Folder folder) implements Dialect {
    private static final double MILLIS = 1000;

    /** The answers that hold rows of ours. */
    enum Kind {
        LAPS(Tables.LAPS, OpenF1Answer.LAPS),
        CAR_DATA(Tables.TELEMETRY, OpenF1Answer.CAR_DATA),
        PIT(Tables.PIT_STOPS, OpenF1Answer.PIT),
        WEATHER(Tables.WEATHER, OpenF1Answer.WEATHER),
        RACE_CONTROL(Tables.TRACK_STATUS, OpenF1Answer.RACE_CONTROL),
        RACE_RESULT(Tables.RESULTS, OpenF1Answer.RESULT, "Race"),
        SPRINT_RESULT(Tables.SPRINT_RESULTS, OpenF1Answer.RESULT, "Sprint"),
        QUALIFYING_RESULT(Tables.QUALIFYING, OpenF1Answer.RESULT, "Qualifying"),
        // The feed files the grid under the qualifying that made it.
        STARTING_GRID(Tables.GRID, OpenF1Answer.STARTING_GRID, "Qualifying", "Race");

        private final TableSchema table;
        private final OpenF1Answer answer;
        private final List<String> sessions;

        Kind(TableSchema table, OpenF1Answer answer, String... sessions) {
            this.table = table;
            this.answer = answer;
            this.sessions = List.of(sessions);
        }

        /** The answer. */
        OpenF1Answer answer() {
            return answer;
        }

        /** Names of the sessions it is about; none where only the race counts. */
        List<String> sessions() {
            return sessions;
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
        RowTemplate template = new RowTemplate(kind.table).race(from -> place.race());
        OpenF1Outcomes outcomes = new OpenF1Outcomes(folder, place.race().season());
        return switch (kind) {
            case LAPS -> ofTheRace(merged(laps(template)));
            case CAR_DATA -> ofTheRace(carData(template));
            case PIT -> ofTheRace(merged(pit(template)));
            case WEATHER -> ofTheRace(weather(template));
            case RACE_CONTROL -> ofTheRace(raceControl(template));
            case RACE_RESULT -> only(outcomes.results(template));
            case SPRINT_RESULT -> only(outcomes.sprintResults(template));
            case QUALIFYING_RESULT -> only(outcomes.qualifying(template));
            case STARTING_GRID -> only(outcomes.grid(template));
        };
    }

    /** Refuses records of other sessions than the first record's kind. */
    private RowMaker only(RowMaker rows) {
        return from -> {
            String name = folder.name(from, place);
            if (!kind.sessions().contains(name)) {
                throw Fault.data("session_key is " + from.text("session_key") + ", a session '" + name
                        + "' in an answer that began with another kind; ask OpenF1 for one session at a time");
            }
            return rows.row(from);
        };
    }

    private RowMaker merged(RowMaker rows) {
        return from -> rows.row(session(from).merged(kind.answer(), from));
    }

    /** Refuses records of practice, qualifying and sprints: their laps are none of the race's. */
    private RowMaker ofTheRace(RowMaker rows) {
        // Records of one session come together.
        Map<String, Optional<String>> known = new HashMap<>();
        return from -> {
            String key = from.text("session_key") + " " + from.text("session_name");
            Optional<String> strange = known.computeIfAbsent(
                    key,
                    of -> folder.strange(from, place)
                            .or(() -> elsewhere(session(from).begun())));
            String why = strange.or(() -> folder.strangeDay(from, place)).orElse(null);
            if (why != null) {
                throw Fault.data(why);
            }
            // A sample is of a lap, whose date is looked at.
            Optional<String> own = kind == Kind.CAR_DATA ? Optional.empty() : elsewhere(told(from));
            if (own.isPresent()) {
                throw Fault.data(own.get());
            }
            return rows.row(from);
        };
    }

    private Optional<String> elsewhere(Long time) {
        return time == null || place.weekend() == null
                ? Optional.empty()
                : place.weekend().strange(RaceWeekend.day(time));
    }

    private static Long told(Fields from) {
        return (Long) INSTANT.of(from, from.text("date_start") == null ? "date" : "date_start");
    }

    private RowMaker laps(RowTemplate template) {
        return template.always("event", place.event())
                .always("circuit", place.circuit())
                .always("session", "R")
                .derive("driver", folder::car)
                .take("driver_number", "driver_number", WHOLE)
                .derive("team", from -> folder.driver(from).team())
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
                .derive("pit_in", from -> session(from).cameIn(car(from), lap(from)))
                .derive("pit_out", this::wentOut)
                .derive(
                        "track_status",
                        from -> session(from)
                                .status()
                                .codes(session(from).laps().of(car(from), lap(from))))
                .derive("lap_start_ms", from -> sinceBegun(from, "date_start"))
                .derive("lap_end_ms", this::end)
                .take("speed_i1_kph", "i1_speed", NUMBER)
                .take("speed_i2_kph", "i2_speed", NUMBER)
                .take("speed_st_kph", "st_speed", NUMBER)
                .always("source", "openf1");
    }

    private RowMaker carData(RowTemplate template) {
        return template.derive("driver", folder::car)
                .derive("lap", from -> window(from).lap())
                .derive("t_ms", from -> time(from) - window(from).start())
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
        return template.derive("driver", folder::car)
                .derive("driver_id", from -> folder.driver(from).id())
                .derive("stop", from -> session(from).stopNumber(car(from), lap(from)))
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
                        from -> stint(from, lap(from) + 1) == null
                                ? null
                                : stint(from, lap(from) + 1).compound())
                .derive("tire_age_at_stop", this::age);
    }

    private RowMaker weather(RowTemplate template) {
        return template.derive("t_ms", this::clock)
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
        RowTemplate rows = template.derive("t_ms", this::clock)
                .derive("status", this::status)
                .take("message", "message", TEXT);
        // Most messages are about something else than the track's status.
        return from -> status(from) == null ? Optional.empty() : rows.row(from);
    }

    private String status(Fields from) {
        return session(from).status().setBy(OpenF1Session.message(from));
    }

    private boolean wentOut(Fields from) {
        boolean isOut = Boolean.TRUE.equals(FLAG.of(from, "is_pit_out_lap"))
                || session(from).cameIn(car(from), lap(from) - 1);
        return isOut && lap(from) > 1;
    }

    private Object age(Fields from) {
        return stint(from) == null ? null : stint(from).age(lap(from));
    }

    private Object end(Fields from) {
        Long start = sinceBegun(from, "date_start");
        Long took = millis(from, "lap_duration");
        return start == null || took == null ? null : (Object) (start + took);
    }

    private OpenF1Stints.Stint stint(Fields from) {
        return stint(from, lap(from));
    }

    private OpenF1Stints.Stint stint(Fields from, long lap) {
        return session(from).stint(car(from), lap);
    }

    /** The lap that a record's time is of; a data fault where it is of none. */
    private OpenF1Laps.Window window(Fields from) {
        long time = time(from);
        OpenF1Laps.Window window = session(from).laps().at(car(from), time);
        if (window == null) {
            throw Fault.data("date is " + from.text("date") + ", before the first lap of car " + car(from)
                    + " in laps.json; put the session's laps.json beside this file, and leave out what was"
                    + " before the start");
        }
        if (!window.holds(time)) {
            throw Fault.data("date is " + from.text("date") + ", outside the laps of car " + car(from)
                    + " in laps.json: lap " + window.lap()
                    + (window.end() == null
                            ? " has no end there"
                            : " ended at " + Instant.ofEpochMilli(window.end()) + " and the next one is not there yet")
                    + "; leave out what is of no lap");
        }
        return window;
    }

    private OpenF1Session session(Fields from) {
        return folder.session(from);
    }

    /** A field's time on the session's clock, ms, or null. */
    private Long sinceBegun(Fields from, String field) {
        Object time = INSTANT.of(from, field);
        Long begun = session(from).begun();
        return time == null || begun == null ? null : (Long) ((Long) time - begun);
    }

    /** A record's date on the session's clock, ms; a data fault where nothing tells when the session began. */
    private Long clock(Fields from) {
        if (session(from).begun() == null) {
            throw Fault.data("date is " + from.text("date")
                    + ", and nothing tells when the session began; put its sessions.json or laps.json beside"
                    + " this file");
        }
        return sinceBegun(from, "date");
    }

    private static long car(Fields from) {
        return ErgastBook.number(from, "driver_number");
    }

    private static long lap(Fields from) {
        return ErgastBook.number(from, "lap_number");
    }

    /** A record's date, ms since 1970; a data fault where it has none. */
    static long time(Fields from) {
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
