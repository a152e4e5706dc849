package io.undercut.stream.ingest.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The answers that OpenF1 gives, whatever their files are called; each with the fields it is known by, and other names of a field after a
 * bar. The first that fits it is: records of the later ones may have been joined to those of the earlier.
 */
enum OpenF1Answer {
    LAPS("lap_number", "lap_duration"),
    CAR_DATA("rpm", "speed", "n_gear"),
    PIT("lap_number", "pit_duration|lane_duration"),
    WEATHER("air_temperature", "track_temperature"),
    RACE_CONTROL("category", "flag", "message"),
    RESULT("number_of_laps", "dnf"),
    STARTING_GRID("position", "lap_duration"),
    STINTS("stint_number", "lap_start"),
    INTERVALS("interval", "gap_to_leader"),
    LOCATION("x", "y", "z"),
    TEAM_RADIO("recording_url"),
    OVERTAKES("overtaking_driver_number"),
    CHAMPIONSHIP("points_current"),
    POSITION("position", "date"),
    DRIVERS("name_acronym"),
    SESSIONS("session_name|session_type"),
    MEETINGS("meeting_name"),
    /** Any other that is about a session or a meeting. */
    OTHER("session_key|meeting_key");

    private final List<String> names;

    OpenF1Answer(String... names) {
        this.names = List.of(names);
    }

    /** Which answer a record is of; empty where it is of none. */
    static Optional<OpenF1Answer> of(Predicate<String> has) {
        return Arrays.stream(values())
                .filter(answer -> answer.names.stream()
                        .allMatch(name -> Arrays.stream(name.split("\\|")).anyMatch(has)))
                .findFirst();
    }

    /** Whether it only explains others. */
    boolean onlyHelps() {
        return this == STINTS || this == DRIVERS || this == SESSIONS || this == MEETINGS;
    }

    /** Its name for people. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
