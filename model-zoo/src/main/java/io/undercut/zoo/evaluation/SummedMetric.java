package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A metric that is a function of sums over rows: a draw adds up races and needs no row again. */
interface SummedMetric extends Metric {
    /**
     * All that the figure needs to know of a race.
     *
     * @param race its rows, sorted
     * @param centre each label's mean over all races: sums of squares around it do not cancel
     * @return as many sums for every race; those of several races are added
     */
    double[] sums(List<ScoredExample> race, double[] centre);

    /** The figure of added sums; NaN where there is none. */
    double value(double[] sums);

    @Override
    default RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
        return figure(races.stream().map(race -> sums(race, centre)).toList(), this::value);
    }

    /** The figure of each race's sums, added up over a draw. */
    static RaceFigure figure(List<double[]> races, ToDoubleFunction<double[]> value) {
        return draw -> value.applyAsDouble(total(races, draw));
    }

    private static double[] total(List<double[]> races, int[] draw) {
        double[] total = new double[races.get(0).length];
        for (int race : draw) {
            double[] sums = races.get(race);
            for (int at = 0; at < total.length; at++) {
                total[at] += sums[at];
            }
        }
        return total;
    }
}
