package io.undercut.zoo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rows in order of an event's predicted probability, so that an area over a draw is one walk: each row weighs as often as its race was
 * drawn. Rows of equal probability are one step of the curve.
 */
final class RankedRows {
    private final double[] probabilities;
    private final double[] happened;
    private final double[] weights;
    private final int[] races;
    private final int raceCount;

    private RankedRows(List<Row> sorted, int raceCount) {
        this.raceCount = raceCount;
        this.probabilities = new double[sorted.size()];
        this.happened = new double[sorted.size()];
        this.weights = new double[sorted.size()];
        this.races = new int[sorted.size()];
        for (int at = 0; at < races.length; at++) {
            probabilities[at] = sorted.get(at).probability;
            happened[at] = sorted.get(at).happened;
            weights[at] = sorted.get(at).weight;
            races[at] = sorted.get(at).race;
        }
    }

    private record Row(int race, double probability, double happened, double weight) {}

    /**
     * Sorts rows once, the likeliest first.
     *
     * @param event its probability in a row's predictions; in its labels 1 where it happened, else 0
     */
    static RankedRows of(List<List<ScoredExample>> races, ToDoubleFunction<double[]> event) {
        List<Row> rows = new ArrayList<>();
        for (int race = 0; race < races.size(); race++) {
            for (ScoredExample row : races.get(race)) {
                // Plus 0: Double's order tells −0 from 0.
                rows.add(new Row(
                        race,
                        event.applyAsDouble(row.predicted()) + 0.0,
                        event.applyAsDouble(row.labels()),
                        row.weight()));
            }
        }
        rows.sort(Comparator.comparingDouble(Row::probability).reversed());
        return new RankedRows(rows, races.size());
    }

    /**
     * The chance that a row where it happened has a higher probability than one where it did not, ties counted half (Mann and Whitney, 1947;
     * Hanley and McNeil, 1982). NaN where it always or never happened.
     */
    double areaUnderCurve(int[] draw) {
        int[] drawn = drawn(draw);
        double area = 0;
        double with = 0;
        double without = 0;
        for (int at = 0; at < races.length; ) {
            double withHere = 0;
            double withoutHere = 0;
            double step = probabilities[at];
            for (; at < races.length && probabilities[at] == step; at++) {
                double weight = weights[at] * drawn[races[at]];
                withHere += weight * happened[at];
                withoutHere += weight * (1 - happened[at]);
            }
            area += withoutHere * (with + withHere / 2);
            with += withHere;
            without += withoutHere;
        }
        return area / (with * without);
    }

    /**
     * The precision at each step, weighed with the recall that the step adds; without interpolation, as scikit-learn's
     * {@code average_precision_score}. NaN where it never happened.
     */
    double averagePrecision(int[] draw) {
        int[] drawn = drawn(draw);
        double precision = 0;
        double with = 0;
        double all = 0;
        for (int at = 0; at < races.length; ) {
            double withHere = 0;
            double step = probabilities[at];
            for (; at < races.length && probabilities[at] == step; at++) {
                double weight = weights[at] * drawn[races[at]];
                withHere += weight * happened[at];
                all += weight;
            }
            with += withHere;
            precision += withHere == 0 ? 0 : withHere * with / all;
        }
        return precision / with;
    }

    private int[] drawn(int[] draw) {
        int[] drawn = new int[raceCount];
        for (int race : draw) {
            drawn[race]++;
        }
        return drawn;
    }
}
