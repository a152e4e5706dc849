package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Locale;

/** Figures of predicted probabilities, one a class; labels are 1 for the true class, else 0. */
public enum ClassificationMetric implements SummedMetric {
    /** Mean of −ln of the true class's probability, of at least 1e-7, which single precision still tells from 0. */
    LOG_LOSS("log loss", "mean of −ln of the true class's probability; it rewards honest probabilities", true) {
        @Override
        void add(double[] labels, double[] predicted, double weight, double[] sums) {
            double loss = 0;
            for (int at = 0; at < labels.length; at++) {
                loss -= labels[at] == 0 ? 0 : labels[at] * Math.log(Math.max(predicted[at], LEAST_PROBABILITY));
            }
            addMean(loss, weight, sums);
        }
    },

    /** Mean squared distance of the probabilities from the truth, summed over the classes (Brier, 1950); within 0 … 2. */
    BRIER("Brier score", "mean squared distance of the probabilities from the truth, 0 … 2", true) {
        @Override
        void add(double[] labels, double[] predicted, double weight, double[] sums) {
            double sum = 0;
            for (int at = 0; at < labels.length; at++) {
                sum += (predicted[at] - labels[at]) * (predicted[at] - labels[at]);
            }
            addMean(sum, weight, sums);
        }
    },

    /** Share of rows whose likeliest class, the first of equals, is the true one. */
    ACCURACY("accuracy", "share of rows whose likeliest class is the true one", false) {
        @Override
        void add(double[] labels, double[] predicted, double weight, double[] sums) {
            addMean(highest(labels) == highest(predicted) ? 1 : 0, weight, sums);
        }
    },

    /**
     * Each class's F1, 2 TP / (2 TP + FP + FN), of the likeliest class, the first of equals; the mean over classes that are true or predicted
     * in some row, as scikit-learn's {@code f1_score} with {@code average="macro"}.
     */
    MACRO_F1(
            "macro F1", "mean over the classes of how well each is found, rare ones count as much as frequent", false) {
        @Override
        double[] none(int classes) {
            return new double[2 * classes];
        }

        @Override
        void add(double[] labels, double[] predicted, double weight, double[] sums) {
            int truth = highest(labels);
            int guess = highest(predicted);
            sums[2 * truth] += truth == guess ? weight : 0;
            sums[2 * truth + 1] += weight;
            sums[2 * guess + 1] += weight;
        }

        @Override
        public double value(double[] sums) {
            double total = 0;
            int classes = 0;
            for (int at = 0; at < sums.length; at += 2) {
                classes += sums[at + 1] > 0 ? 1 : 0;
                total += sums[at + 1] > 0 ? 2 * sums[at] / sums[at + 1] : 0;
            }
            return total / classes;
        }
    },

    /** How far the likeliest class's probability is from how often it is the true one, over fifteen bins of it (Guo et al., 2017). */
    EXPECTED_CALIBRATION_ERROR(
            "calibration error",
            "expected calibration error: how far the likeliest class's probability is from how often it is the true"
                    + " one",
            true) {
        @Override
        double[] none(int classes) {
            return CalibrationBins.none();
        }

        @Override
        void add(double[] labels, double[] predicted, double weight, double[] sums) {
            int guess = highest(predicted);
            CalibrationBins.add(predicted[guess], highest(labels) == guess ? 1 : 0, weight, sums);
        }

        @Override
        public double value(double[] sums) {
            return CalibrationBins.error(sums);
        }
    };

    static final double LEAST_PROBABILITY = 1e-7;

    private final String title;
    private final String description;
    private final boolean loss;

    ClassificationMetric(String title, String description, boolean loss) {
        this.title = title;
        this.description = description;
        this.loss = loss;
    }

    /** Sums of no row: of a mean, all weights and the weighted terms. */
    double[] none(int classes) {
        return new double[2];
    }

    abstract void add(double[] labels, double[] predicted, double weight, double[] sums);

    private static void addMean(double term, double weight, double[] sums) {
        sums[0] += weight;
        sums[1] += weight * term;
    }

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
        double[] sums = none(centre.length);
        race.forEach(row -> add(row.labels(), row.predicted(), row.weight(), sums));
        return sums;
    }

    @Override
    public double value(double[] sums) {
        return sums[1] / sums[0];
    }
}
