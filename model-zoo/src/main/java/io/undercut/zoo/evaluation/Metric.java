package io.undercut.zoo.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.undercut.fault.Fault;
import java.util.List;
import java.util.stream.Stream;

/** A figure of how well predictions were, over any draw of races. */
public interface Metric {
    /** Snake case, as it stands in metrics: {@code mae}. */
    @JsonValue
    String word();

    /** The metric of a word; a data fault where there is none. */
    @JsonCreator
    static Metric named(String word) {
        return Stream.<Metric[]>of(
                        RegressionMetric.values(),
                        ClassificationMetric.values(),
                        BinaryMetric.values(),
                        HorizonMetric.values(),
                        ChoiceMetric.values(),
                        RankingMetric.values())
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
     * Prepares the figure. Whether a draw has one depends on labels and weights only: all predictors have it or none.
     *
     * @param races the rows of each race, sorted
     * @param centre each label's mean over all races
     */
    RaceFigure over(List<List<ScoredExample>> races, double[] centre);

    /** Why races that have no figure have none, for people: a clause without a full stop. */
    default String lacking(List<List<ScoredExample>> races) {
        return "all rows weigh 0";
    }
}
