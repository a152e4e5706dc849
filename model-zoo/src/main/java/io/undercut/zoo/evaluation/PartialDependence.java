package io.undercut.zoo.evaluation;

import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a model's predictions go with one input: it is set to a value in all rows, whatever they had, and the predictions are averaged
 * (Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 29, 2001, section 8.2). Rows may come to
 * be such as never are where inputs hang together: read it with the importance beside it. Predictions are the model's own, before a field
 * is settled.
 */
public final class PartialDependence {
    /** More rows make the means hardly surer, and cost as much more time. */
    private static final int MOST_ROWS = 500;

    private static final int MOST_VALUES = 20;
    /** What lies further out is rare, and would stretch the axis. */
    private static final double TAIL = 0.025;

    private final Model model;
    private final List<String> inputs;
    private final List<ScoredExample> all;
    private final List<ScoredExample> rows;

    /**
     * Of a model whose rows are there in full.
     *
     * @param inputs names of the inputs, in the order of the feature vector
     * @param rows test rows, sorted, at least one; of many some, evenly over time
     */
    public PartialDependence(Model model, List<String> inputs, List<ScoredExample> rows) {
        this.model = model;
        this.inputs = List.copyOf(inputs);
        this.all = rows;
        int taken = Math.min(MOST_ROWS, rows.size());
        this.rows = IntStream.range(0, taken)
                .mapToObj(row -> rows.get((int) ((long) row * rows.size() / taken)))
                .toList();
    }

    /**
     * For each quantity that of its newest column: this lap's, or the last place of a sequence; lookbacks stay what they are. A quantity that
     * has the same value in nearly all test rows is left out.
     */
    public List<Dependence> of(Collection<String> quantities) {
        return quantities.stream()
                .flatMap(quantity -> newest(quantity).stream())
                .flatMap(place -> of(place).stream())
                .toList();
    }

    private Optional<Integer> newest(String quantity) {
        return Quantity.places(inputs).getOrDefault(quantity, List.of()).stream()
                .filter(place -> !Quantity.isIndicator(inputs.get(place)))
                .min(Comparator.comparingInt(place -> Quantity.age(inputs.get(place))));
    }

    private Optional<Dependence> of(int place) {
        float[] values = values(place);
        if (values.length < 2) {
            return Optional.empty();
        }
        int width = inputs.size();
        float[] features = ScoredExample.features(rows);
        int indicator = inputs.indexOf(inputs.get(place) + "_missing");
        List<List<Double>> means = new ArrayList<>();
        for (int output = 0; output < model.outputs(); output++) {
            means.add(new ArrayList<>());
        }
        for (float value : values) {
            for (int row = 0; row < rows.size(); row++) {
                features[row * width + place] = value;
                if (indicator >= 0) {
                    features[row * width + indicator] = 0;
                }
            }
            double[] mean = means(model.predict(features.clone(), rows.size()));
            for (int output = 0; output < mean.length; output++) {
                means.get(output).add(mean[output]);
            }
        }
        return Optional.of(new Dependence(
                inputs.get(place),
                IntStream.range(0, values.length)
                        .mapToObj(at -> (double) values[at])
                        .toList(),
                means));
    }

    private double[] means(float[] predicted) {
        double[] means = new double[model.outputs()];
        for (int at = 0; at < predicted.length; at++) {
            means[at % means.length] += predicted[at];
        }
        for (int output = 0; output < means.length; output++) {
            means[output] /= rows.size();
        }
        return means;
    }

    /** Quantiles that are values of rows, each once: a whole number stays one. Of few values all. */
    private float[] values(int place) {
        float[] known = new float[all.size()];
        int count = 0;
        for (ScoredExample row : all) {
            float value = row.features()[place];
            if (Float.isFinite(value)) {
                known[count++] = value;
            }
        }
        float[] sorted = Arrays.copyOf(known, count);
        Arrays.sort(sorted);
        int first = (int) Math.round(TAIL * (count - 1));
        int last = count - 1 - first;
        float[] values = new float[MOST_VALUES];
        int found = 0;
        for (int at = 0; at < MOST_VALUES && count > 0; at++) {
            float value = sorted[first + (int) Math.round((double) (last - first) * at / (MOST_VALUES - 1))];
            if (found == 0 || value > values[found - 1]) {
                values[found++] = value;
            }
        }
        return Arrays.copyOf(values, found);
    }
}
