package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import java.util.List;
import java.util.Locale;

/**
 * Figures of which row of a field is the chosen one, of probabilities that add up to 1 within it. A field counts as its chosen row's weight;
 * one without, such as a race whose winner is not among the rows, does not count.
 */
public enum ChoiceMetric implements SummedMetric {
    /** Mean of −ln of the chosen row's probability, of at least 1e-7. */
    LOG_LOSS("log loss of the choice", "mean of −ln of the chosen one's probability", true) {
        @Override
        double of(List<ScoredExample> field, int chosen) {
            return -Math.log(Math.max(field.get(chosen).prediction(), ClassificationMetric.LEAST_PROBABILITY));
        }
    },

    /** Share of fields whose likeliest row, the first by key of equals, is the chosen one. */
    ACCURACY("accuracy of the choice", "how often the likeliest one is chosen", false) {
        @Override
        double of(List<ScoredExample> field, int chosen) {
            return likelier(field, chosen) == 0 ? 1 : 0;
        }
    },

    /** Share of fields whose chosen row is one of the three likeliest, the first by key of equals. */
    TOP_3("top 3", "how often the chosen one is among the three likeliest", false) {
        @Override
        double of(List<ScoredExample> field, int chosen) {
            return likelier(field, chosen) < 3 ? 1 : 0;
        }
    },

    /** Mean squared distance of the probabilities from the truth, summed over the rows of a field; within 0 … 2. */
    BRIER(
            "Brier score of the choice",
            "mean squared distance of a field's probabilities from the choice, 0 … 2",
            true) {
        @Override
        double of(List<ScoredExample> field, int chosen) {
            double sum = 0;
            for (ScoredExample row : field) {
                sum += row.residual() * row.residual();
            }
            return sum;
        }
    };

    private final String title;
    private final String description;
    private final boolean loss;

    ChoiceMetric(String title, String description, boolean loss) {
        this.title = title;
        this.description = description;
        this.loss = loss;
    }

    /** The term of a field, of the rows in order of key. */
    abstract double of(List<ScoredExample> field, int chosen);

    /** How many rows stand before the chosen one. */
    private static int likelier(List<ScoredExample> field, int chosen) {
        double own = field.get(chosen).prediction();
        int likelier = 0;
        for (int at = 0; at < field.size(); at++) {
            double other = field.get(at).prediction();
            likelier += other > own || other == own && at < chosen ? 1 : 0;
        }
        return likelier;
    }

    /** The place of the chosen row; below 0 if there is none. */
    private static int chosen(List<ScoredExample> field) {
        int chosen = -1;
        for (int at = 0; at < field.size(); at++) {
            if (field.get(at).label() == 1) {
                if (chosen >= 0) {
                    throw Fault.data("rows %s and %s are both chosen; of a field one is: mend their labels"
                            .formatted(field.get(chosen).key(), field.get(at).key()));
                }
                chosen = at;
            }
        }
        return chosen;
    }

    @Override
    public double[] sums(List<ScoredExample> race, double[] centre) {
        double[] sums = new double[2];
        for (List<ScoredExample> field : RaceFields.of(race)) {
            int chosen = chosen(field);
            if (chosen >= 0) {
                double weight = field.get(chosen).weight();
                sums[0] += weight;
                sums[1] += weight * of(field, chosen);
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
        return "no race has its chosen one among the rows";
    }

    @Override
    public String word() {
        return "choice_" + name().toLowerCase(Locale.ROOT);
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
}
