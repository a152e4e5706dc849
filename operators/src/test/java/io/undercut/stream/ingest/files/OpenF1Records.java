package io.undercut.stream.ingest.files;

import java.time.Instant;

/** Records of OpenF1's answers for race 2024-01, which was on 2 March; an apostrophe stands for a quote until {@link #json}. */
final class OpenF1Records {
    static final Instant START = Instant.parse("2024-03-02T13:00:00Z");
    static final long LAP = 90;

    private OpenF1Records() {}

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static String of(int session, String fields) {
        return "{'meeting_key': 1, 'session_key': " + session + ", 'driver_number': 1, " + fields + "}";
    }

    static String lap(int session, int lap, long second, long took) {
        return of(
                session,
                "'lap_number': " + lap + ", 'date_start': '" + START.plusSeconds(second) + "', 'lap_duration': " + took
                        + ", 'duration_sector_1': 30, 'duration_sector_2': 30, 'duration_sector_3': 30,"
                        + " 'is_pit_out_lap': false");
    }

    static String sample(int session, long second) {
        return of(
                session,
                "'date': '" + START.plusSeconds(second) + "', 'rpm': 11000, 'speed': 200, 'n_gear': 7, 'throttle': 100,"
                        + " 'brake': 0, 'drs': 0");
    }

    static String driver(int session, String code, String team) {
        return of(
                session,
                "'full_name': 'Anna AAA', 'name_acronym': '" + code + "', 'team_name': "
                        + (team == null ? "null" : "'" + team + "'"));
    }

    static String session(int key, String name, String type) {
        return "{'meeting_key': 1, 'session_key': " + key + ", 'session_name': '" + name + "', 'session_type': '" + type
                + "', 'date_start': '2024-03-02T12:00:00Z'}";
    }

    static String stint(Integer first, Integer last, String compound, Integer age) {
        return of(
                900,
                "'stint_number': 1, 'lap_start': " + first + ", 'lap_end': " + last + ", 'compound': "
                        + (compound == null ? "null" : "'" + compound + "'") + ", 'tyre_age_at_start': " + age);
    }
}
