package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which columns of a feature set a model reads, by name. What may be unknown is imputed with the mean of the training rows, and an input of
 * its own tells that it was: 1 if unknown, else 0.
 *
 * @param inputs columns of one time step, or of each in turn, step by step; then those beside the steps, which a network joins
 * @param indicated those of the inputs that get an indicator, a second input {@code NAME_missing}; only without time steps, or beside them
 * @param labels label columns
 * @param weight the column that says how much a row counts; null where all count one
 * @param length the column that says how many time steps of a row are there; null where all are. Inputs of the other steps should be null
 *     in the set: a network does not look at them, but what is there counts for their scale
 */
public record ModelColumns(
        List<String> inputs, List<String> indicated, List<String> labels, String weight, String length)
        implements Serializable {
    private static final String INDICATOR = "_missing";
    private static final String STEP = "_step_";

    /** Copies the lists; refuses an indicator of no input. */
    public ModelColumns {
        inputs = List.copyOf(inputs);
        indicated = List.copyOf(indicated);
        labels = List.copyOf(labels);
        if (!inputs.containsAll(indicated)) {
            throw Fault.configuration("indicators " + Phrase.list(indicated) + " are not all of inputs "
                    + Phrase.list(inputs) + "; name inputs only");
        }
    }

    /** Inputs that are always known, and one label. */
    public static ModelColumns of(List<String> inputs, String label) {
        return new ModelColumns(inputs, List.of(), List.of(label), null, null);
    }

    /** The name of an input's indicator. */
    static String indicator(String input) {
        return input + INDICATOR;
    }

    /** Inputs of a model, indicators last. */
    public int width() {
        return inputs.size() + indicated.size();
    }

    /** Names of a model's inputs, indicators last. A column that stands in several steps has a name in each, {@code NAME_step_1 …}. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        Map<String, Integer> steps = new HashMap<>();
        for (String input : inputs) {
            int step = steps.merge(input, 1, Integer::sum);
            names.add(Collections.frequency(inputs, input) == 1 ? input : input + STEP + step);
        }
        indicated.forEach(input -> names.add(indicator(input)));
        return List.copyOf(names);
    }

    /** The columns of the feature set that are read, in the order in which {@link #example} takes their values. */
    public List<String> read() {
        List<String> read = new ArrayList<>(inputs);
        read.addAll(labels);
        if (weight != null) {
            read.add(weight);
        }
        if (length != null) {
            read.add(length);
        }
        return read;
    }

    /**
     * The example of a row; none where a label is unknown.
     *
     * @param values of {@link #read}; NaN is null
     */
    public Optional<LabelledExample> example(RowKey key, float[] values, Target target) {
        float[] features = features(values);
        float[] label = new float[labels.size()];
        for (int at = 0; at < label.length; at++) {
            label[at] = values[inputs.size() + at];
            if (Float.isNaN(label[at])) {
                return Optional.empty();
            }
        }
        int next = inputs.size() + label.length;
        float counts = weight == null ? 1f : known(key, weight, values[next++]);
        int steps = length == null ? Integer.MAX_VALUE : (int) known(key, length, values[next]);
        if (counts < 0 || steps < 0) {
            throw Fault.data("weight " + counts + " and length " + steps + " of row " + key + "; must be 0 or more");
        }
        return Optional.of(new LabelledExample(key, features, target.learned(label), counts, steps));
    }

    /**
     * A row's feature vector, indicators included.
     *
     * @param values of {@link #read}; NaN is null
     */
    public float[] features(float[] values) {
        float[] features = new float[width()];
        System.arraycopy(values, 0, features, 0, inputs.size());
        for (int at = 0; at < indicated.size(); at++) {
            boolean missing = Float.isNaN(values[inputs.indexOf(indicated.get(at))]);
            features[inputs.size() + at] = missing ? 1f : 0f;
        }
        return features;
    }

    /**
     * How many time steps of a row are there; empty where all are.
     *
     * @param values of {@link #read}
     */
    public OptionalInt steps(float[] values) {
        return length == null ? OptionalInt.empty() : OptionalInt.of((int) values[read().indexOf(length)]);
    }

    private static float known(RowKey key, String column, float value) {
        if (Float.isNaN(value)) {
            throw Fault.data(column + " is unknown in row " + key + "; every row must have one");
        }
        return value;
    }
}
