package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows of predicted probabilities for the tests of this package. */
final class Chances {
    private Chances() {}

    /** A row of two classes, the second predicted with a probability. */
    static ScoredExample binary(String race, int lap, int happened, double probability, double weight) {
        return row(
                race, lap, new double[] {1 - happened, happened}, new double[] {1 - probability, probability}, weight);
    }

    static ScoredExample row(String race, int lap, double[] labels, double[] predicted, double weight) {
        return new ScoredExample(
                KeyColumns.lap(race, 2024, "spa", "VER", "Haas", 1, lap, "SOFT"),
                new float[] {1},
                labels,
                (float) weight,
                predicted);
    }

    /** A few races of a few rows; probabilities in steps, so that there are ties, and weights that are halves. */
    static List<List<ScoredExample>> random(Random random) {
        List<List<ScoredExample>> races = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int race = 0; race < count; race++) {
            List<ScoredExample> rows = new ArrayList<>();
            int laps = 1 + random.nextInt(8);
            for (int lap = 0; lap < laps; lap++) {
                rows.add(binary(
                        "2024-0" + race, lap, random.nextInt(2), random.nextInt(6) / 5.0, random.nextInt(4) / 2.0));
            }
            races.add(rows);
        }
        return races;
    }

    static double figure(Metric metric, List<List<ScoredExample>> races) {
        double[] centre = new double[races.get(0).get(0).labels().length];
        return metric.over(races, centre).of(IntStream.range(0, races.size()).toArray());
    }
}
