package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicExportsTest {
    private static final Path EXPORTS = Path.of("src/test/resources/exports");

    @Test
    void fastF1sLapsHaveTheirTimesInMilliseconds() {
        List<Map<String, Object>> laps = only("laps", EXPORTS.resolve("fastf1/2024-01/laps.csv"));

        assertThat(laps).hasSize(3);
        assertThat(laps.get(1))
                .contains(
                        entry("race_id", "2024-01"),
                        entry("season", 2024),
                        entry("driver", "VER"),
                        entry("driver_number", 1),
                        entry("lap", 17),
                        entry("lap_time_ms", 99_896),
                        entry("sector1_ms", 31_006),
                        entry("compound", "SOFT"),
                        entry("tire_age", 20),
                        entry("pit_in", true),
                        entry("pit_out", false),
                        entry("pit_in_ms", 5_250_291L),
                        entry("lap_start_ms", 5_152_089L),
                        entry("lap_end_ms", 5_251_985L),
                        entry("track_status", "1"),
                        entry("speed_st_kph", 293.0),
                        entry("accurate", false),
                        entry("source", "fastf1"))
                .doesNotContainKeys("speed_fl_kph", "pit_out_ms");
        assertThat(laps.get(2)).contains(entry("pit_out", true), entry("stint", 2), entry("fresh_tire", true));
    }

    @Test
    void fastF1sTelemetryTakesDriverAndLapFromItsName() {
        List<Map<String, Object>> samples = only("telemetry", EXPORTS.resolve("fastf1/2024-01_VER_17.csv"));

        assertThat(samples)
                .extracting(sample -> sample.get("t_ms"), sample -> sample.get("brake"), sample -> sample.get("drs"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 0, 0),
                        org.assertj.core.groups.Tuple.tuple(240, 0, 1),
                        org.assertj.core.groups.Tuple.tuple(480, 1, 0));
        assertThat(samples.get(1))
                .contains(
                        entry("race_id", "2024-01"),
                        entry("driver", "VER"),
                        entry("lap", 17),
                        entry("speed_kph", 283.0),
                        entry("rpm", 11_201),
                        entry("distance_m", 18.7),
                        entry("x_dm", -360));
    }

    @Test
    void fastF1sWeatherIsOnTheSessionsClock() {
        assertThat(only("weather", EXPORTS.resolve("fastf1/2024-01/weather.csv"))
                        .get(1))
                .contains(entry("t_ms", 83_118), entry("air_temp_c", 18.9), entry("rain", false))
                .contains(entry("wind_direction_deg", 160));
    }

    @Test
    void ergastsNumbersBecomeTheNamesOfTheOtherSources() {
        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(EXPORTS.resolve("ergast"));

        assertThat(tables.keySet())
                .containsExactlyInAnyOrder("laps", "pit_stops", "qualifying", "races", "results", "sprint_results");
        assertThat(tables.get("results").get(1))
                .contains(
                        entry("race_id", "2024-01"),
                        entry("driver", "PER"),
                        entry("driver_id", "sergio-perez"),
                        entry("driver_number", 11),
                        entry("constructor", "red-bull"),
                        entry("grid", 5),
                        entry("position", 2),
                        entry("race_time_ms", 5_527_199),
                        entry("gap_text", "+22.457"),
                        entry("points", 18.0),
                        entry("laps", 57))
                .doesNotContainKeys("reason_retired");
        assertThat(tables.get("qualifying").get(0))
                .contains(entry("q1_ms", 90_031), entry("q2_ms", 89_374), entry("q3_ms", 89_179));
        assertThat(tables.get("pit_stops").get(1))
                .contains(entry("stop", 2), entry("lap", 37), entry("pit_lane_ms", 24_209));
        assertThat(tables.get("laps"))
                .extracting(lap -> lap.get("lap_time_ms"), lap -> lap.get("pit_in"), lap -> lap.get("pit_out"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(97_168, false, false),
                        org.assertj.core.groups.Tuple.tuple(99_896, true, false),
                        org.assertj.core.groups.Tuple.tuple(117_854, false, true));
        assertThat(tables.get("laps").get(0))
                .contains(entry("event", "Bahrain Grand Prix"), entry("circuit", "bahrain"));
        assertThat(tables.get("races").get(0))
                .contains(entry("event", "bahrain"), entry("circuit", "bahrain"), entry("date", "2024-03-02"));
        assertThat(tables.get("sprint_results").get(1))
                .contains(entry("race_id", "2024-05"), entry("driver_id", "lewis-hamilton"), entry("grid_text", "2"));
    }

    @Test
    void openF1sAnswersCompleteEachOther() {
        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(EXPORTS.resolve("openf1/2024-01"));

        assertThat(tables.keySet())
                .containsExactlyInAnyOrder("laps", "telemetry", "pit_stops", "weather", "track_status");
        assertThat(tables.get("laps").get(1))
                .contains(
                        entry("race_id", "2024-01"),
                        entry("driver", "VER"),
                        entry("lap_time_ms", 99_896),
                        entry("compound", "SOFT"),
                        entry("tire_age", 20),
                        entry("fresh_tire", false),
                        entry("pit_in", true),
                        entry("lap_start_ms", 1_839_779L),
                        entry("lap_end_ms", 1_939_675L));
        assertThat(tables.get("laps").get(2)).contains(entry("pit_out", true), entry("tire_age", 1));
        assertThat(tables.get("telemetry"))
                .extracting(sample -> sample.get("lap"), sample -> sample.get("t_ms"), sample -> sample.get("drs"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(17, 120, 0),
                        org.assertj.core.groups.Tuple.tuple(17, 360, 1));
        assertThat(tables.get("pit_stops").get(0))
                .contains(
                        entry("driver_id", "max-verstappen"),
                        entry("stop", 1),
                        entry("pit_lane_ms", 25_100),
                        entry("compound_before", "SOFT"),
                        entry("compound_after", "HARD"),
                        entry("tire_age_at_stop", 20));
        assertThat(tables.get("track_status"))
                .extracting(change -> change.get("status"))
                .containsExactly("1", "6");
        assertThat(tables.get("weather").get(0)).contains(entry("t_ms", 23_120), entry("rain", false));
    }

    @Test
    void openF1sResultsGoWhereTheirSessionSays() {
        Path weekend = EXPORTS.resolve("openf1/2024-01-weekend");
        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(weekend);

        assertThat(tables.keySet()).containsExactlyInAnyOrder("results", "qualifying", "grid");
        assertThat(tables.get("results").get(1))
                .contains(
                        entry("race_id", "2024-01"),
                        entry("driver", "PER"),
                        entry("driver_id", "sergio-perez"),
                        entry("driver_number", 11),
                        entry("constructor", "red-bull"),
                        entry("grid", 5),
                        entry("position", 2),
                        entry("position_text", "2"),
                        entry("race_time_ms", 5_527_199),
                        entry("gap_text", "+22.457"),
                        entry("points", 18.0),
                        entry("laps", 57));
        assertThat(tables.get("results").get(0)).doesNotContainKey("gap_text");
        assertThat(tables.get("results").get(2))
                .contains(entry("position", 20), entry("gap_text", "+2 laps"), entry("laps", 55))
                .doesNotContainKeys("race_time_ms", "points", "grid");
        assertThat(tables.get("qualifying").get(0))
                .contains(entry("q1_ms", 90_031), entry("q2_ms", 89_374), entry("q3_ms", 89_179));
        assertThat(tables.get("qualifying").get(2))
                .contains(entry("position", 18), entry("q1_ms", 90_770))
                .doesNotContainKeys("q2_ms", "q3_ms");
        assertThat(tables.get("grid").get(1))
                .contains(entry("driver_id", "carlos-sainz-jr"), entry("position", 4), entry("time_ms", 89_507));
        assertThat(ReadFiles.problems(weekend))
                .containsExactly("4: driver_number is 77, which drivers.json does not have;"
                        + " put the session's drivers.json beside this file");
    }

    @Test
    void openF1sSprintIsNoRace() {
        assertThat(only("sprint_results", EXPORTS.resolve("openf1/2024-05/session_result.json"))
                        .get(1))
                .contains(
                        entry("race_id", "2024-05"),
                        entry("driver_id", "lewis-hamilton"),
                        entry("points", 7.0),
                        entry("laps", 19));
    }

    @Test
    void aThrottleOf104PerCentIsRejected() {
        assertThat(ReadFiles.problems(EXPORTS.resolve("openf1/2024-01/car_data.json")))
                .containsExactly("3: throttle_pct is 104; must be within 0 … 100");
    }

    private static List<Map<String, Object>> only(String table, Path file) {
        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(file);
        assertThat(tables).containsOnlyKeys(table);
        return tables.get(table);
    }
}
