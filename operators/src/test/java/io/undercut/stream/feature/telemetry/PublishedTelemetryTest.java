package io.undercut.stream.feature.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.ingest.parquet.PublishedTelemetry;
import io.undercut.stream.record.SampleRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real races: every lap has a row, and speed adds up to nearly the circuit's length as published; the feed's speed falls short by a per cent or
 * so. In China the source's own integral has the same median, 5376.7 m; in Austria it leaves out what lies before the first sample of a lap and
 * after the last.
 */
class PublishedTelemetryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"2024-11, 6, 116920, 421, 4318, 4290.1", "2025-02, 20, 787702, 1065, 5451, 5376.8"})
    void speedAddsUpToTheCircuit(String race, int cars, int samples, int laps, double lengthM, double medianM) {
        assumeThat(PublishedTelemetry.folder())
                .as("%s is not there: published telemetry is not checked", PublishedLaps.PLACE)
                .isPresent();
        Path folder = PublishedTelemetry.folder().orElseThrow();
        List<SampleRun> runs = PublishedTelemetry.race(folder, race);

        List<FeatureRow> rows = RecordedCars.rows(PublishedTelemetry.laps(folder, race), runs);

        assertThat(runs).hasSize(cars);
        assertThat(runs.stream().mapToInt(run -> run.samples().count()).sum()).isEqualTo(samples);
        assertThat(rows).hasSize(laps);
        assertThat(rows.stream().mapToDouble(row -> row.values()[0]).sum()).isEqualTo(samples);
        assertThat(TelemetryFeaturesTest.odd(rows)).isEmpty();
        double[] meters = rows.stream()
                .filter(row -> row.key().time() > 1 && RecordedCars.value(row, "sample_gaps") == 0)
                .mapToDouble(row -> RecordedCars.value(row, "distance_m"))
                .sorted()
                .toArray();
        assertThat(meters.length).isGreaterThan(rows.size() / 2);
        assertThat(meters[meters.length / 2]).isCloseTo(lengthM, within(0.02 * lengthM));
        assertThat(meters[meters.length / 2]).isCloseTo(medianM, within(0.1));
        assertThat(rows.stream().filter(row -> !Float.isNaN(RecordedCars.value(row, "sector2_distance_m"))))
                .as("laps with sectors")
                .hasSizeGreaterThanOrEqualTo(laps - 2);
    }
}
