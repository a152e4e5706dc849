package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small and random laps for the tests of this package. */
public final class Laps {
    private Laps() {}

    static RowKey key(String raceId, String circuit, int lap, String compound) {
        return KeyColumns.lap(raceId, 2024, circuit, "VER", "Red Bull Racing", 1, lap, compound);
    }

    static ScoredExample scored(String raceId, int lap, double label, double predicted) {
        return row(key(raceId, "monza", lap, "HARD"), lap, label, predicted);
    }

    /** Rows of several races, circuits, drivers and compounds; labels near 0.03 s a lap, predictions near the labels. */
    static List<ScoredExample> random(long seed) {
        Random random = new Random(seed);
        List<ScoredExample> rows = new ArrayList<>();
        int races = 2 + random.nextInt(8);
        for (int race = 1; race <= races; race++) {
            for (int car = 0; car < 3; car++) {
                String compound = List.of("SOFT", "MEDIUM", "HARD").get(random.nextInt(3));
                for (int lap = 4; lap < 5 + random.nextInt(20); lap++) {
                    double label = 0.03 * lap + 0.5 * random.nextGaussian();
                    RowKey key = KeyColumns.lap(
                                    "2024-%02d".formatted(race),
                                    2024,
                                    "circuit-" + race % 4,
                                    "D" + car,
                                    "Team " + car,
                                    1,
                                    lap,
                                    compound)
                            .with(KeyColumns.DRIVER_GROUP, car == 0 ? "rookie" : "experienced");
                    rows.add(row(key, lap - 2, label, label + 0.3 * random.nextGaussian()));
                }
            }
        }
        return rows;
    }

    /** A row whose one input is the horizon. */
    static ScoredExample row(RowKey key, double horizon, double label, double predicted) {
        return new ScoredExample(key, new float[] {(float) horizon}, new double[] {label}, 1, new double[] {predicted});
    }

    static List<Observation> observations(List<ScoredExample> rows) {
        return rows.stream()
                .map(row -> new Observation(row.key(), row.features()[0], row.label()))
                .toList();
    }

    static GroupSums sums(List<Observation> laps) {
        GroupSums sums = new GroupSums();
        laps.forEach(lap -> SlopeBaseline.add(lap, sums));
        return sums;
    }

    static EvaluationResult compare(
            List<ScoredExample> rows, List<? extends Baseline> baselines, List<? extends Baseline> oracles, long seed) {
        return Evaluation.compare(
                rows, List.of(RegressionMetric.values()), baselines, oracles, List.of(SliceDimension.values()), seed);
    }

    static EvaluationResult compare(List<ScoredExample> rows, List<? extends Baseline> baselines, long seed) {
        return compare(rows, baselines, List.of(), seed);
    }
}
