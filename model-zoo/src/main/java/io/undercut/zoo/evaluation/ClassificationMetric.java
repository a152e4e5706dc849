package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Locale;

/** Figures of predicted probabilities, one a class; labels are 1 for the true class, else 0. */
public enum ClassificationMetric implements SummedMetric {
    /** Mean of −ln of the true class's probability, of at least 1e-7, which single precision still tells from 0. */
    LOG_LOSS(
            "log loss",
            "mean of −ln of the true class's probability; it decides the verdict, because it rewards honest"
                    + " probabilities",
            true) {
        @Override
        double of(double[] labels, double[] predicted) {
            double loss = 0;
            for (int at = 0; at < labels.length; at++) {
                loss -= labels[at] == 0 ? 0 : labels[at] * Math.log(Math.max(predicted[at], LEAST_PROBABILITY));
            }
            return loss;
        }
    },

    /** Mean squared distance of the probabilities from the truth, summed over the classes (Brier, 1950); within 0 … 2. */
    BRIER("Brier score", "mean squared distance of the probabilities from the truth, 0 … 2", true) {
        @Override
        double of(double[] labels, double[] predicted) {
            double sum = 0;
            for (int at = 0; at < labels.length; at++) {
                sum += (predicted[at] - labels[at]) * (predicted[at] - labels[at]);
            }
            return sum;
        }
    },

    /** Share of rows whose likeliest class, the first of equals, is the true one. */
    ACCURACY("accuracy", "share of rows whose likeliest class is the true one", false) {
        @Override
        double of(double[] labels, double[] predicted) {
            return highest(labels) == highest(predicted) ? 1 : 0;
        }
    };

    private static final double LEAST_PROBABILITY = 1e-7;

    private final String title;
    private final String description;
    private final boolean loss;

    ClassificationMetric(String title, String description, boolean loss) {
        this.title = title;
        this.description = description;
        this.loss = loss;
    }

    abstract double of(double[] labels, double[] predicted);

    private static int highest(double[] values) {
        int highest = 0;
        for (int at = 1; at < values.length; at++) {
            highest = values[at] > values[highest] ? at : highest;
        }
        return highest;
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
        return loss;
    }

    @Override
    public boolean hasLabelsUnit() {
        return false;
    }

    @Override
    public double[] sums(List<ScoredExample> race, double[] centre) {
        double[] sums = new double[2];
        for (ScoredExample row : race) {
            sums[0] += row.weight();
            sums[1] += row.weight() * of(row.labels(), row.predicted());
        }
        return sums;
    }

    @Override
    public double value(double[] sums) {
        return sums[1] / sums[0];
    }
}
