package io.undercut.zoo.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Figures of predicted orders: of labels that are places, 1 the best, and predictions of which the lowest is the best. Places and predictions
 * are ranked among the rows of a field, equals at their mean rank, so that a place that nobody predicted leaves no gap. A field counts as its
 * rows' mean weight; one without two different places does not count.
 */
public enum RankingMetric implements SummedMetric {
    /** Mean of Spearman's rho over fields; 0 in a field whose predictions are all the same. Within −1 … 1. */
    SPEARMAN(
            "Spearman's ρ",
            "how far the predicted order is the true one: 1 is the same, 0 no knowledge, −1 reversed",
            false) {
        @Override
        double of(double[] places, double[] predicted) {
            return isConstant(predicted) ? 0 : new PearsonsCorrelation().correlation(places, predicted);
        }
    },

    /** Mean absolute difference of predicted and true rank, over the rows of a field, then over fields. */
    POSITION_MAE("position MAE", "mean absolute difference of predicted and true place", true) {
        @Override
        double of(double[] places, double[] predicted) {
            double sum = 0;
            for (int at = 0; at < places.length; at++) {
                sum += Math.abs(predicted[at] - places[at]);
            }
            return sum / places.length;
        }
    },

    /**
     * Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002). Of n rows the best gains n and the last 1; the row predicted at
     * rank r counts 1 / log2(r + 1); equals share their ranks' discounts (McSherry and Najork, 2008). Within 0 … 1.
     */
    NDCG("NDCG", "how far the predicted order is the true one, the front most: 1 is the same", false) {
        @Override
        double of(double[] places, double[] predicted) {
            return gain(places, predicted) / gain(places, places);
        }
    },

    /** Share of fields whose first is predicted first; of rows predicted the same the first by key. */
    FIRST("first", "how often the one that came first is predicted first", false) {
        @Override
        double of(double[] places, double[] predicted) {
            int first = 0;
            for (int at = 1; at < predicted.length; at++) {
                first = predicted[at] < predicted[first] ? at : first;
            }
            return places[first] == Arrays.stream(places).min().orElseThrow() ? 1 : 0;
        }
    };

    private final String title;
    private final String description;
    private final boolean error;

    RankingMetric(String title, String description, boolean error) {
        this.title = title;
        this.description = description;
        this.error = error;
    }

    /** The term of a field, of mean ranks from 1 among its rows in order of key. */
    abstract double of(double[] places, double[] predicted);

    private static double[] ranks(double[] values) {
        return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double gain(double[] places, double[] predicted) {
        double total = 0;
        for (int at = 0; at < places.length; at++) {
            total += (places.length + 1 - places[at]) * discount(predicted, predicted[at]);
        }
        return total;
    }

    /** The mean discount of the ranks that rows of one mean rank share. */
    private static double discount(double[] ranks, double rank) {
        long equals = Arrays.stream(ranks).filter(other -> other == rank).count();
        double first = rank - (equals - 1) / 2.0;
        double sum = 0;
        for (int at = 0; at < equals; at++) {
            sum += Math.log(2) / Math.log(first + at + 1);
        }
        return sum / equals;
    }

    @Override
    public double[] sums(List<ScoredExample> race, double[] centre) {
        double[] sums = new double[2];
        for (List<ScoredExample> field : RaceFields.of(race)) {
            double[] places =
                    ranks(field.stream().mapToDouble(ScoredExample::label).toArray());
            if (!isConstant(places)) {
                double weight = field.stream()
                        .mapToDouble(ScoredExample::weight)
                        .average()
                        .orElseThrow();
                sums[0] += weight;
                sums[1] += weight
                        * of(
                                places,
                                ranks(field.stream()
                                        .mapToDouble(ScoredExample::prediction)
                                        .toArray()));
            }
        }
        return sums;
    }

    @Override
    public double value(double[] sums) {
        return sums[1] / sums[0];
    }

    @Override
    public String lacking(List<List<ScoredExample>> races) {
        return "no race has two rows of different places";
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean isLowerBetter() {
        return error;
    }

    /** Differences of places are in the places' unit. */
    @Override
    public boolean hasLabelsUnit() {
        return this == POSITION_MAE;
    }
}
