package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.model.BoosterSpec.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What supplied trees are asked for.
 *
 * @param kind what they predict
 * @param outputs numbers that are predicted for a row
 * @param inputs names of the inputs, in the order of the feature vector
 * @param classes names of the classes, in the label's order; empty where numbers are predicted
 */
public record SuppliedSpec(Kind kind, int outputs, List<String> inputs, List<String> classes) {
    /** Copies the lists. */
    public SuppliedSpec {
        inputs = List.copyOf(inputs);
        classes = List.copyOf(classes);
    }

    /** What is predicted, and of which of CatBoost's losses a model predicts that. */
    public enum Kind {
        /** A number in the label's unit: the raw value. */
        NUMBER("CatBoostRegressor", Set.of("RMSE", "MAE", "Quantile", "MAPE", "Huber", "Expectile", "LogCosh", "Lq")),
        /** A label that is 0 or 1, by its probability: the raw value's sigmoid. */
        BINARY("CatBoostClassifier", Set.of("Logloss", "CrossEntropy")),
        /** One of several classes, by their probabilities: the raw values' softmax. */
        MULTICLASS("CatBoostClassifier", Set.of("MultiClass"));

        private final String python;
        private final Set<String> losses;

        Kind(String python, Set<String> losses) {
            this.python = python;
            this.losses = losses;
        }

        /** What boosters of an objective predict. */
        public static Kind of(Objective objective) {
            return switch (objective) {
                case SQUARED_ERROR, ABSOLUTE_ERROR -> NUMBER;
                case BINARY -> BINARY;
                case MULTICLASS -> MULTICLASS;
            };
        }

        /** The class that trains it in Python. */
        String python() {
            return python;
        }
    }

    /** Raw values that trees of it give for a row. */
    private int dimensions() {
        return kind == Kind.MULTICLASS ? outputs : 1;
    }

    /**
     * Refuses trees of other inputs, or that predict something else.
     *
     * @param shown what messages call their file
     */
    void requireFit(String shown, CatboostTrees trees) {
        requireInputs(shown, trees.inputs());
        if (!kind.losses.contains(trees.loss())) {
            throw Fault.data(
                    "%s was trained with the loss %s, and what is predicted here is %s; train a %s with one of %s"
                            .formatted(
                                    shown,
                                    trees.loss().isEmpty() ? "that it does not name" : trees.loss(),
                                    kind == Kind.NUMBER
                                            ? "a number"
                                            : Phrase.count(Math.max(2, classes.size()), "class", "classes"),
                                    kind.python,
                                    Phrase.list(kind.losses.stream().sorted().toList())));
        }
        requireClasses(shown, trees);
    }

    private void requireInputs(String shown, List<String> given) {
        List<String> missing = new ArrayList<>(inputs);
        missing.removeAll(given);
        List<String> unknown = new ArrayList<>(given);
        unknown.removeAll(inputs);
        if (!missing.isEmpty() || !unknown.isEmpty() || given.size() != inputs.size()) {
            throw Fault.data(
                    "%s reads %s, the type has %s%s%s; train it on exactly those columns of features.parquet, by their names"
                            .formatted(
                                    shown,
                                    Phrase.count(given.size(), "input"),
                                    inputs.size(),
                                    missing.isEmpty() ? "" : ": missing are " + Phrase.list(missing),
                                    unknown.isEmpty()
                                            ? ""
                                            : (missing.isEmpty() ? ": " : ", ") + "unknown are "
                                                    + Phrase.list(unknown)));
        }
    }

    private void requireClasses(String shown, CatboostTrees trees) {
        List<String> given = trees.classes();
        if (trees.outputs() != dimensions()) {
            throw Fault.data(
                    "%s predicts %d values a row, the label needs %d; train it on the label's column of features.parquet, whose values are %s"
                            .formatted(shown, trees.outputs(), dimensions(), Phrase.list(places())));
        }
        if (kind != Kind.NUMBER && !given.isEmpty() && !given.equals(places()) && !given.equals(classes)) {
            throw Fault.data(
                    "%s tells apart the classes %s, the label has %s; train it on the label's column of features.parquet as it stands"
                            .formatted(shown, Phrase.list(given), Phrase.list(places())));
        }
    }

    /** The label's values where it is a class: places from 0. */
    private List<String> places() {
        return IntStream.range(0, Math.max(2, classes.size()))
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Where in the feature vector each of the trees' inputs stands. */
    int[] places(CatboostTrees trees) {
        return trees.inputs().stream().mapToInt(inputs::indexOf).toArray();
    }

    /** What raw values come to: numbers in the label's unit, or probabilities. By the library that gives the same bits everywhere. */
    float[] outputs(double[] raw) {
        return switch (kind) {
            case NUMBER -> numbers(raw);
            case BINARY -> outputs == 1 ? sigmoid(raw) : both(raw);
            case MULTICLASS -> softmax(raw);
        };
    }

    private static float[] numbers(double[] raw) {
        float[] numbers = new float[raw.length];
        for (int at = 0; at < raw.length; at++) {
            numbers[at] = (float) raw[at];
        }
        return numbers;
    }

    private static float[] sigmoid(double[] raw) {
        float[] ones = new float[raw.length];
        for (int row = 0; row < raw.length; row++) {
            ones[row] = (float) (1 / (1 + StrictMath.exp(-raw[row])));
        }
        return ones;
    }

    private static float[] both(double[] raw) {
        float[] both = new float[2 * raw.length];
        for (int row = 0; row < raw.length; row++) {
            double one = 1 / (1 + StrictMath.exp(-raw[row]));
            both[2 * row] = (float) (1 - one);
            both[2 * row + 1] = (float) one;
        }
        return both;
    }

    private float[] softmax(double[] raw) {
        float[] shares = new float[raw.length];
        double[] risen = new double[outputs];
        for (int from = 0; from < raw.length; from += outputs) {
            double highest = raw[from];
            for (int output = 1; output < outputs; output++) {
                highest = Math.max(highest, raw[from + output]);
            }
            double sum = 0;
            for (int output = 0; output < outputs; output++) {
                risen[output] = StrictMath.exp(raw[from + output] - highest);
                sum += risen[output];
            }
            for (int output = 0; output < outputs; output++) {
                shares[from + output] = (float) (risen[output] / sum);
            }
        }
        return shares;
    }
}
