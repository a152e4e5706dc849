package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound tables as pandas, Spark, Polars, DuckDB and PyArrow store them; {@code make.py} beside the files wrote them. */
class ForeignParquetTest {
    private static final Path FILES = Path.of("src/test/resources/parquet");

    private static final List<Map<String, Object>> LAPS = List.of(
            lap(1, null, 30_000, null, false, true, 1, "1", 3_600_000L, 20.5),
            lap(2, 90_001, 31_000, true, false, false, 2, "24", 3_690_000L, 21.0),
            lap(3, 90_002, 32_000, true, true, false, 1, "1", 3_780_000L, 21.5));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "codec-brotli",
                "codec-gzip",
                "codec-lz4",
                "codec-snappy",
                "codec-zstd",
                "duckdb",
                "fastparquet",
                "pandas-gaps",
                "pandas-nullable",
                "polars",
                "pyarrow-durations",
                "pyarrow-null-list",
                "pyarrow-times",
                "pyarrow-types",
                "spark",
            })
    void theSameLapsComeFromWhateverWroteThem(String file) {
        Path path = FILES.resolve(file + ".parquet");

        assertThat(ReadFiles.problems(path)).isEmpty();
        assertThat(ReadFiles.rows(path)).containsOnlyKeys("laps");
        assertThat(ReadFiles.rows(path).get("laps")).isEqualTo(LAPS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lost-fraction     | 2: lap_time_ms is 90000.5; must be a whole number",
                "lost-microseconds | 1: sector1_ms is 30000.5 ms; must be a whole number",
                "lost-truth        | 2: pit_in is 2; must be true, false, 1 or 0",
                "lost-digits       | 2: lap_start_ms is 2.0E7, and a number of 32 bits has no room for each digit of it;"
                        + " write the column as integers",
            })
    void aValueThatWouldLoseSomethingIsNamedAndTheOtherRowsAreKept(String file, String problem) {
        Path path = FILES.resolve(file + ".parquet");

        assertThat(ReadFiles.problems(path)).containsExactly(problem);
        assertThat(ReadFiles.rows(path).get("laps")).hasSize(2).isSubsetOf(LAPS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-encoding | no byte stream split reader for type INT32 | write it again with plain or dictionary",
                "unknown-half     | a type that this version does not know     | write it again with the column as FLOAT",
            })
    void whatCannotBeReadIsNotCalledDamage(String file, String what, String wayOut) {
        assertThatThrownBy(() -> ReadFiles.problems(FILES.resolve(file + ".parquet")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining(file + ".parquet")
                .hasMessageContaining(what)
                .hasMessageContaining(wayOut)
                .hasMessageNotContaining("copy it again");
    }

    @Test
    void theLapsOfPandasAreTakenWithTheirGap() {
        assertThat(ReadFiles.rows(FILES.resolve("integers-as-double.parquet")).get("laps"))
                .extracting(lap -> lap.get("lap_time_ms"))
                .containsExactly(null, 90_000);
    }

    @Test
    void theLapsOfBrotliAreTaken() {
        assertThat(ReadFiles.rows(FILES.resolve("brotli.parquet")).get("laps"))
                .extracting(lap -> lap.get("lap_time_ms"))
                .containsExactly(90_000, 90_001);
    }

    private static Map<String, Object> lap(
            int lap,
            Integer time,
            int sector1,
            Boolean fresh,
            boolean pitIn,
            boolean pitOut,
            int position,
            String status,
            long start,
            double air) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("race_id", "2024-01");
        row.put("season", 2024);
        row.put("round", 1);
        row.put("driver", "AAA");
        row.put("lap", lap);
        row.put("lap_time_ms", time);
        row.put("sector1_ms", sector1);
        row.put("sector2_ms", sector1 + 3_000);
        row.put("sector3_ms", sector1 - 3_000);
        row.put("compound", "SOFT");
        row.put("tire_age", lap);
        row.put("stint", 1);
        row.put("fresh_tire", fresh);
        row.put("pit_in", pitIn);
        row.put("pit_out", pitOut);
        row.put("position", position);
        row.put("track_status", status);
        row.put("lap_start_ms", start);
        row.put("air_temp_c", air);
        row.values().removeIf(value -> value == null);
        return row;
    }
}
