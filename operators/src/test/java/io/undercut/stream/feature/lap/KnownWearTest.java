package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.stream.feature.lap.PublishedSamples.Sample;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.zoo.evaluation.Baseline;
import io.undercut.zoo.evaluation.FlatBaseline;
import io.undercut.zoo.evaluation.Observation;
import io.undercut.zoo.evaluation.SlopeBaseline;
import io.undercut.zoo.evaluation.StintOracle;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Loss to wear on real races, by the published definition, and its baselines are those an independent computation gave. */
class KnownWearTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.00005);
    private static final List<Observation> ROWS = new ArrayList<>();

    @BeforeAll
    static void readTheRaces() {
        assumeThat(PublishedSamples.areAtHand())
                .as(
                        "%s is not there, beside the project or above: published races are not checked",
                        PublishedLaps.PLACE)
                .isTrue();
        for (Sample sample : PublishedSamples.samples()) {
            if (sample.row().season() <= 2024 && !Double.isNaN(sample.label("label_stint_loss_s"))) {
                ROWS.add(observation(sample));
            }
        }
    }

    @Test
    void hasTheKnownNumberOfRows() {
        Map<Integer, Long> rows = ROWS.stream()
                .collect(Collectors.groupingBy(
                        row -> Integer.parseInt(row.key().of(KeyColumns.SEASON)), TreeMap::new, Collectors.counting()));
        assertThat(rows)
                .isEqualTo(Map.of(
                        2018, 11_543L, 2019, 12_482L, 2020, 8_654L, 2021, 12_288L, 2022, 12_354L, 2023, 14_998L, 2024,
                        15_313L));
        assertThat(test().stream()
                        .map(row -> row.key().group()
                                + row.key().of(KeyColumns.DRIVER)
                                + Integer.parseInt(row.key().of(KeyColumns.STINT)))
                        .distinct())
                .hasSize(932);
    }

    @Test
    void givesTheKnownBaselines() {
        List<Observation> train = ROWS.stream()
                .filter(row -> Integer.parseInt(row.key().of(KeyColumns.SEASON)) < 2024)
                .toList();
        SlopeBaseline compounds = SlopeBaseline.byCompound(train, 0);
        assertThat(meanAbsoluteError(new FlatBaseline())).isCloseTo(0.6741, FOUR_DIGITS);
        assertThat(meanAbsoluteError(compounds)).isCloseTo(0.6742, FOUR_DIGITS);
        assertThat(meanAbsoluteError(SlopeBaseline.byCircuitAndCompound(train, 0)))
                .isCloseTo(0.6110, FOUR_DIGITS);
        assertThat(meanAbsoluteError(StintOracle.of(test(), 0))).isCloseTo(0.3467, FOUR_DIGITS);
        assertThat(compounds.slope(on("HARD"))).isCloseTo(-0.0229, FOUR_DIGITS);
        assertThat(compounds.slope(on("MEDIUM"))).isCloseTo(-0.0213, FOUR_DIGITS);
        assertThat(compounds.slope(on("SOFT"))).isCloseTo(-0.0227, FOUR_DIGITS);
    }

    private static double meanAbsoluteError(Baseline baseline) {
        return test().stream()
                .mapToDouble(row ->
                        Math.abs(row.label() - baseline.predict(row.key(), new float[] {(float) row.horizonLaps()})[0]))
                .average()
                .orElseThrow();
    }

    private static List<Observation> test() {
        return ROWS.stream()
                .filter(row -> Integer.parseInt(row.key().of(KeyColumns.SEASON)) == 2024)
                .toList();
    }

    private static Observation observation(Sample sample) {
        LapRow row = sample.row();
        RowKey key = KeyColumns.lap(
                row.raceId(),
                row.season(),
                row.circuit(),
                row.driver(),
                row.team(),
                row.stint(),
                row.lap(),
                CompoundGroup.named(row.compound()).orElseThrow().name());
        return new Observation(key, sample.label("label_stint_age_gain"), sample.label("label_stint_loss_s"));
    }

    private static RowKey on(String compound) {
        return KeyColumns.lap("2024-01", 2024, "nowhere", "AAA", "Team", 1, 9, compound);
    }
}
