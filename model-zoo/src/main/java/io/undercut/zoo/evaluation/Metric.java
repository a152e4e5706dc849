package io.undercut.zoo.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.undercut.fault.Fault;
import java.util.List;
import java.util.stream.Stream;

/** A figure of how well predictions were, from sums over races: so a resample adds up races, not rows. */
public interface Metric {
    /** Snake case, as it stands in metrics: {@code mae}. */
    @JsonValue
    String word();

    /** The metric of a word; a data fault where there is none. */
    @JsonCreator
    static Metric named(String word) {
        return Stream.<Metric[]>of(RegressionMetric.values(), ClassificationMetric.values())
                .flatMap(Stream::of)
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Fault.data("there is no metric '" + word + "'"));
    }

    /** The name for people: {@code MAE}. */
    String title();

    /** What it is and how to read it, for people: a clause without a full stop. */
    String description();

    /** Whether a lower figure is better. */
    boolean isLowerBetter();

    /** Whether it has the labels' unit; else it is a pure number. */
    boolean hasLabelsUnit();

    /**
     * All that the figure needs to know of a race.
     *
     * @param race its rows, sorted
     * @param centre each label's mean over all races: sums of squares around it do not cancel
     * @return as many sums for every race; those of several races are added
     */
    double[] sums(List<ScoredExample> race, double[] centre);

    /** The figure of added sums. */
    double value(double[] sums);
}
