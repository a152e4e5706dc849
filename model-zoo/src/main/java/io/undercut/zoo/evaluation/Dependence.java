package io.undercut.zoo.evaluation;

import java.util.List;

/**
 * The mean prediction by the value of one input: what {@link PartialDependence} found.
 *
 * @param input the input's name
 * @param values its values, ascending, in its unit
 * @param means for each output of the model the mean prediction at each value, in the label's unit; probabilities where it is a class
 */
public record Dependence(String input, List<Double> values, List<List<Double>> means) {
    /** Copies the lists. */
    public Dependence {
        values = List.copyOf(values);
        means = means.stream().map(List::copyOf).toList();
    }
}
