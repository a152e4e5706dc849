package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.record.ArrivedRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two published seasons through FastF1's CSV and back. */
class FastF1SeasonsTest {
    /** What a lap is to training: none of it may come out otherwise. */
    private static final List<String> MATTERS = List.of(
            "season",
            "round",
            "event",
            "circuit",
            "session",
            "driver_number",
            "team",
            "lap_time_ms",
            "sector1_ms",
            "sector2_ms",
            "sector3_ms",
            "compound",
            "tire_age",
            "stint",
            "fresh_tire",
            "pit_in",
            "pit_out",
            "position",
            "track_status",
            "lap_start_ms",
            "lap_end_ms",
            "speed_i1_kph",
            "speed_i2_kph",
            "speed_fl_kph",
            "speed_st_kph",
            "deleted",
            "accurate");

    @TempDir
    private Path folder;

    @Test
    void everyLapIsTheSameThroughFastF1sColumns() {
        Optional<Path> published = PublishedLaps.folder();
        assumeThat(published).as("%s is not here", PublishedLaps.PLACE).isPresent();
        List<Map<String, Object>> laps = ReadFiles.rows(
                        published.orElseThrow().resolve("laps_2023.parquet"),
                        published.orElseThrow().resolve("laps_2024.parquet"))
                .get("laps");
        FastF1Csv.write(laps, folder);

        Map<String, Map<String, Object>> expected = byKey(laps);
        List<ArrivedRow> arrived = ReadFiles.arrivals(folder);
        Map<String, Map<String, Object>> found = byKey(ReadFiles.rows(arrived).get("laps"));

        assertThat(arrived).extracting(ArrivedRow::problem).containsOnlyNulls();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        List<String> unlike = new ArrayList<>();
        expected.forEach((key, lap) -> {
            for (String column : MATTERS) {
                if (!Objects.equals(lap.get(column), found.get(key).get(column))) {
                    unlike.add(key + " " + column + ": " + lap.get(column) + ", through FastF1 "
                            + found.get(key).get(column));
                }
            }
        });
        assertThat(unlike).isEmpty();
        assertThat(expected).hasSizeGreaterThan(40_000);
    }

    private static Map<String, Map<String, Object>> byKey(List<Map<String, Object>> laps) {
        Map<String, Map<String, Object>> keyed = new TreeMap<>();
        for (Map<String, Object> lap : laps) {
            keyed.put(lap.get("race_id") + " " + lap.get("driver") + " " + lap.get("lap"), new HashMap<>(lap));
        }
        return keyed;
    }
}
