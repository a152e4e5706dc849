package io.undercut.stream.ingest.parquet;

import io.undercut.race.Lap;
import io.undercut.stream.lake.Column;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.Presence;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a kind of file names the columns of {@code laps}.
 *
 * @param kind the kind, as messages name it
 * @param names the file's name for a lake column, where it differs
 * @param absent lake columns this kind never has
 */
record SourceNaming(String kind, Map<String, String> names, Set<String> absent) {
    /** The lake's own files. */
    static final SourceNaming LAKE = new SourceNaming("lake", Map.of(), Set.of());

    /** The public lap files; they carry season and round instead of a race_id. */
    static final SourceNaming F1DATA = new SourceNaming(
            "f1data",
            Map.ofEntries(
                    Map.entry("lap", "lap_number"),
                    Map.entry("sector1_ms", "s1_ms"),
                    Map.entry("sector2_ms", "s2_ms"),
                    Map.entry("sector3_ms", "s3_ms"),
                    Map.entry("tire_age", "tyre_life"),
                    Map.entry("fresh_tire", "fresh_tyre"),
                    Map.entry("air_temp_c", "air_temp"),
                    Map.entry("track_temp_c", "track_temp"),
                    Map.entry("humidity_pct", "humidity"),
                    Map.entry("pressure_mbar", "pressure"),
                    Map.entry("wind_speed_mps", "wind_speed"),
                    Map.entry("speed_i1_kph", "speed_i1"),
                    Map.entry("speed_i2_kph", "speed_i2"),
                    Map.entry("speed_fl_kph", "speed_fl"),
                    Map.entry("speed_st_kph", "speed_st")),
            Set.of("race_id"));

    private static final List<SourceNaming> KNOWN = List.of(LAKE, F1DATA);

    /** Guards against later change. */
    SourceNaming {
        names = Map.copyOf(names);
        absent = Set.copyOf(absent);
    }

    /** The naming under which a file lacks the fewest of the columns a table demands; the lake's own where none is better. */
    static SourceNaming bestFor(Set<String> found) {
        SourceNaming best = LAKE;
        for (SourceNaming naming : KNOWN) {
            if (naming.misses(found) < best.misses(found)) {
                best = naming;
            }
        }
        return best;
    }

    /** The file's name for a lake column. */
    String nameOf(String column) {
        return names.getOrDefault(column, column);
    }

    /** Whether files of this kind are expected to know the column. */
    boolean covers(Column<Lap> column) {
        return !absent.contains(column.name());
    }

    private long misses(Set<String> found) {
        return LapTable.COLUMNS.stream()
                .filter(column -> covers(column) && column.presence() != Presence.OPTIONAL)
                .filter(column -> !found.contains(nameOf(column.name())))
                .count();
    }
}
