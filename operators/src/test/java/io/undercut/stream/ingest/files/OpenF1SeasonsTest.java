package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.record.LapTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenF1SeasonsTest {
    private static final List<String> COLUMNS =
            List.of("lap_time_ms", "compound", "stint", "pit_in", "pit_out", "lap_start_ms", "team");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2023, 2024})
    void aSeasonThroughOpenF1IsTheSeasonThroughParquetLapByLap(int season) {
        Optional<Path> published = PublishedLaps.folder();
        assumeThat(published)
                .withFailMessage("skipped: the public data is not beside the repository (%s)", PublishedLaps.PLACE)
                .isPresent();
        List<Lap> laps = PublishedLaps.season(published.get(), season);
        Path status = published.get().resolve("../weather/track_status.parquet").normalize();
        OpenF1Answers.write(folder, laps, ReadFiles.rows(status).get("track_status"));

        Map<String, Map<String, Object>> imported = new HashMap<>();
        ReadFiles.rows(folder).get("laps").forEach(lap -> imported.put(key(lap), lap));

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(imported).hasSameSizeAs(laps);
        List<String> different = new ArrayList<>();
        List<String> stuck = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, Object> before = Map.of();
        for (Lap lap : laps) {
            Map<String, Object> told = LapTable.row(lap);
            Map<String, Object> found = imported.get(key(told));
            for (String column : COLUMNS) {
                if (!Objects.equals(told.get(column), found.get(column))) {
                    different.add(key(told) + " " + column + ": " + told.get(column) + " became " + found.get(column));
                }
            }
            if (!Objects.equals(told.get("tire_age"), found.get("tire_age"))) {
                // Where the source forgot to count no stint can say so.
                boolean isStuck = Objects.equals(told.get("stint"), before.get("stint"))
                        && Objects.equals(told.get("tire_age"), before.get("tire_age"));
                (isStuck ? stuck : different)
                        .add(key(told) + " tire_age: " + told.get("tire_age") + " became " + found.get("tire_age"));
            }
            if (found.get("track_status") == null) {
                unknown.add(key(told) + " " + told.get("lap_time_ms"));
            } else if (!told.get("track_status").equals(found.get("track_status"))) {
                different.add(key(told) + " track_status: " + told.get("track_status") + " became "
                        + found.get("track_status"));
            }
            before = told;
        }
        assertThat(different).isEmpty();
        // A car that stopped, or waited under a red flag, has no lap time, so that nobody knows when its lap ended.
        assertThat(unknown).hasSizeLessThan(140).allMatch(lap -> lap.endsWith(" null"));
        assertThat(stuck).hasSizeLessThan(70);
    }

    private static String key(Map<String, Object> lap) {
        return lap.get("race_id") + " " + lap.get("driver") + " " + lap.get("lap");
    }
}
