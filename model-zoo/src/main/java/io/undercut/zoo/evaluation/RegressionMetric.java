package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Locale;

/** Figures of predicted numbers. With several labels each is the mean over the labels. */
public enum RegressionMetric implements SummedMetric {
    /** Mean absolute error. */
    MAE(
            "MAE",
            "mean absolute error, in the label's unit; it decides the verdict, because a strategist adds up laps",
            true,
            1) {
        @Override
        void add(double error, double deviation, double weight, double[] sums, int at) {
            sums[at] += weight * Math.abs(error);
        }

        @Override
        double value(double[] sums, int at, double weight) {
            return sums[at] / weight;
        }
    },

    /** Root mean squared error. */
    RMSE("RMSE", "root mean squared error, in the label's unit; it weighs large misses", true, 1) {
        @Override
        void add(double error, double deviation, double weight, double[] sums, int at) {
            sums[at] += weight * (error * error);
        }

        @Override
        double value(double[] sums, int at, double weight) {
            return Math.sqrt(sums[at] / weight);
        }
    },

    /**
     * 1 − squared error / squared deviation of the label from its mean; at most 1. Labels without any deviation: 1 if all is predicted
     * exactly, else 0.
     */
    R2(
            "R²",
            "share of the label's variance that is explained; below 0 is worse than the mean of the test labels",
            false,
            3) {
        @Override
        void add(double error, double deviation, double weight, double[] sums, int at) {
            sums[at] += weight * (error * error);
            sums[at + 1] += weight * deviation;
            sums[at + 2] += weight * (deviation * deviation);
        }

        @Override
        double value(double[] sums, int at, double weight) {
            double deviation = sums[at + 2] - sums[at + 1] * sums[at + 1] / weight;
            if (deviation <= 0) {
                return sums[at] == 0 ? 1 : 0;
            }
            return 1 - sums[at] / deviation;
        }
    };

    private final String title;
    private final String description;
    private final boolean error;
    private final int width;

    RegressionMetric(String title, String description, boolean error, int width) {
        this.title = title;
        this.description = description;
        this.error = error;
        this.width = width;
    }

    abstract void add(double error, double deviation, double weight, double[] sums, int at);

    abstract double value(double[] sums, int at, double weight);

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

    @Override
    public boolean hasLabelsUnit() {
        return error;
    }

    @Override
    public double[] sums(List<ScoredExample> race, double[] centre) {
        double[] sums = new double[1 + width * centre.length];
        for (ScoredExample row : race) {
            sums[0] += row.weight();
            for (int label = 0; label < centre.length; label++) {
                double measured = row.labels()[label];
                add(row.predicted()[label] - measured, measured - centre[label], row.weight(), sums, 1 + label * width);
            }
        }
        return sums;
    }

    @Override
    public double value(double[] sums) {
        double total = 0;
        for (int at = 1; at < sums.length; at += width) {
            total += value(sums, at, sums[0]);
        }
        return total / ((sums.length - 1) / width);
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
