package io.undercut.zoo.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.Locale;

/**
 * Boosted trees: each corrects the ones before it (Friedman, 2001). Inputs may be unknown; a tree sends such rows to the side that fits
 * better.
 *
 * @param library who builds the trees
 * @param objective what they minimise
 * @param inputs width of the feature vector
 * @param outputs numbers that are predicted for a row
 * @param learningRate what each tree counts, within 0 … 1
 * @param trees what bounds a tree
 * @param sampling what a tree sees
 * @param whole the place of the input of whose value the label is learned as a share, such as a lap of the laps to go: it must be above 0
 *     in every row that is learned from, and where it is unknown so is the prediction; null where the label is learned as it is
 */
public record BoosterSpec(
        Library library,
        Objective objective,
        int inputs,
        int outputs,
        double learningRate,
        Trees trees,
        Sampling sampling,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer whole)
        implements ModelSpec {
    /** Refuses what no library could train. */
    public BoosterSpec {
        if (inputs < 1) {
            throw Fault.configuration("booster.inputs is " + inputs + "; must be at least 1");
        }
        boolean fits = switch (objective) {
            case SQUARED_ERROR, ABSOLUTE_ERROR -> outputs == 1;
            case BINARY -> outputs == 1 || outputs == 2;
            case MULTICLASS -> outputs >= 3;
        };
        if (!fits) {
            throw Fault.configuration("booster.outputs is " + outputs + " for " + objective
                    + "; must be 1 for numbers, 1 or 2 for a binary label, 3 or more for classes");
        }
        boolean isNumber = objective == Objective.SQUARED_ERROR || objective == Objective.ABSOLUTE_ERROR;
        if (whole != null && !(isNumber && whole >= 0 && whole < inputs)) {
            throw Fault.configuration("booster.whole is " + whole + " for " + objective
                    + "; must be the place of an input, 0 … " + (inputs - 1) + ", and the label a number");
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw Fault.configuration(
                    "training.learning-rate is " + learningRate + "; must be within 0 … 1 for boosted trees");
        }
    }

    /** Trees that learn the label as it is. */
    public BoosterSpec(
            Library library,
            Objective objective,
            int inputs,
            int outputs,
            double learningRate,
            Trees trees,
            Sampling sampling) {
        this(library, objective, inputs, outputs, learningRate, trees, sampling, null);
    }

    /** The same that learn the label as a share of an input. */
    public BoosterSpec ofShares(int input) {
        return new BoosterSpec(library, objective, inputs, outputs, learningRate, trees, sampling, input);
    }

    /** The same with another rate. */
    public BoosterSpec at(double rate) {
        return new BoosterSpec(library, objective, inputs, outputs, rate, trees, sampling, whole);
    }

    /** The same by another library. */
    public BoosterSpec by(Library other) {
        return new BoosterSpec(other, objective, inputs, outputs, learningRate, trees, sampling, whole);
    }

    /** Who builds the trees. */
    public enum Library {
        /** XGBoost (Chen and Guestrin, 2016), level by level, by histograms. */
        XGBOOST("3.0.4"),
        /** LightGBM (Ke et al., 2017), best leaf first. */
        LIGHTGBM("4.3.0");

        private final String version;

        Library(String version) {
            this.version = version;
        }

        /** Its version, which shows in the bits of what it trains. */
        public String version() {
            return version;
        }

        /** The word of the command line and of lineage records. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is minimised: the mean over the rows of one loss each. */
    public enum Objective {
        /** The squared error of one number. */
        SQUARED_ERROR,
        /** The absolute error of one number. */
        ABSOLUTE_ERROR,
        /** Log loss of a label that is 0 or 1. One output is the probability of 1, two are those of 0 and 1. */
        BINARY,
        /** Log loss over classes, one output each. */
        MULTICLASS;

        private static final double LEAST = 1e-7;

        /**
         * The loss of a row: squared, absolute, or −ln of the true class's probability, of at least 1e-7.
         *
         * @param predicted the outputs of rows, as a model gives them
         * @param labels their labels, as a model learns them: of classes 1 for the true one
         * @param from where the row begins in both
         * @param outputs its outputs, and labels
         */
        public double loss(float[] predicted, float[] labels, int from, int outputs) {
            double error = (double) predicted[from] - labels[from];
            return switch (this) {
                case SQUARED_ERROR -> error * error;
                case ABSOLUTE_ERROR -> Math.abs(error);
                case BINARY, MULTICLASS ->
                    outputs == 1
                            ? surprise(labels[from] > 0.5f ? predicted[from] : 1.0 - predicted[from])
                            : surprise(predicted[from + hottest(labels, from, outputs)]);
            };
        }

        private static int hottest(float[] labels, int from, int classes) {
            int hottest = 0;
            for (int each = 1; each < classes; each++) {
                hottest = labels[from + each] > labels[from + hottest] ? each : hottest;
            }
            return hottest;
        }

        /**
         * −ln of the probability that the true class was given, of at least 1e-7. By the library that gives the same bits everywhere: losses
         * decide what becomes of a model.
         */
        public static double surprise(double probability) {
            return -StrictMath.log(Math.max(probability, LEAST));
        }
    }

    /**
     * What bounds a tree.
     *
     * @param depth levels of decisions, 1 … 16
     * @param leaves at most so many, 2 … 65,536; XGBoost goes by depth alone
     * @param leastWeight XGBoost: least sum of second derivatives in a leaf; LightGBM: least rows; 0 or more
     * @param l1 penalty on a leaf's size
     * @param l2 penalty on a leaf's square
     */
    public record Trees(int depth, int leaves, double leastWeight, double l1, double l2) implements Serializable {
        /** Refuses trees that could not grow. */
        public Trees {
            if (depth < 1 || depth > 16 || leaves < 2 || leaves > 65_536) {
                throw Fault.configuration("booster.trees have depth " + depth + " and " + leaves
                        + " leaves; must be within 1 … 16 and 2 … 65536");
            }
            if (!(leastWeight >= 0 && l1 >= 0 && l2 >= 0)) {
                throw Fault.configuration("booster.trees have least weight " + leastWeight + ", l1 " + l1 + ", l2 " + l2
                        + "; must be 0 or more");
            }
        }

        /** Trees of a depth with as many leaves as it allows, and no L1 penalty. */
        public static Trees ofDepth(int depth, double leastWeight, double l2) {
            return new Trees(depth, 1 << depth, leastWeight, 0, l2);
        }
    }

    /**
     * What a tree sees, drawn anew for each.
     *
     * @param rows share of the rows, within 0 … 1
     * @param columns share of the inputs, within 0 … 1
     */
    public record Sampling(double rows, double columns) implements Serializable {
        /** Every tree sees all. */
        public static final Sampling ALL = new Sampling(1, 1);

        /** Refuses trees that would see nothing. */
        public Sampling {
            if (!(rows > 0 && rows <= 1 && columns > 0 && columns <= 1)) {
                throw Fault.configuration("booster.sampling is " + rows + " of rows and " + columns
                        + " of columns; must be within 0 … 1");
            }
        }

        /** Whether every tree sees all. */
        @JsonIgnore
        public boolean isAll() {
            return rows == 1 && columns == 1;
        }
    }
}
