package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.ChoiceMetric;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.HorizonMetric;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.RankingMetric;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.Settlement;
import io.undercut.zoo.evaluation.Yardstick;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What kind of thing is predicted: it decides how labels are learned and by which metrics predictions are compared. */
public sealed interface Target extends Serializable
        permits Target.Regression, Target.Classification, Target.Distribution, Target.Choice, Target.Ranking {
    /** Columns of a feature set that hold the label. */
    int columns();

    /** Numbers that a model gives for a row, or for each labelled step of it. */
    int outputs();

    /** Whether labels are standardised: numbers are, classes would stop being probabilities. */
    boolean isStandardised();

    /** Names of the classes; empty where numbers are predicted. */
    List<String> classes();

    /** The metrics; predictors are ranked by the first. */
    List<Metric> metrics();

    /** What becomes of predictions of rows that stand against each other, before they are compared or shown. */
    default Settlement settlement() {
        return Settlement.NONE;
    }

    /** By which input the intervals of predictions widen; empty where predictions have none. */
    default Optional<IntervalBins> intervals() {
        return Optional.empty();
    }

    /** By what predictors are compared. */
    default Yardstick yardstick() {
        return new Yardstick(metrics(), settlement());
    }

    /**
     * Turns a row's label columns into what is learned.
     *
     * @param columns as they are in the feature set, none NaN
     */
    float[] learned(float[] columns);

    /**
     * Numbers, each in its unit.
     *
     * @param outputs how many
     * @param bins by which input the interval of the one number widens; null for no interval
     */
    record Regression(int outputs, IntervalBins bins) implements Target {
        /** Refuses an interval of several numbers. */
        public Regression {
            if (bins != null && outputs != 1) {
                throw Fault.configuration("a target of " + outputs + " numbers has bins by " + bins.input()
                        + "; an interval is of one number: leave the bins out");
            }
        }

        /** Numbers without intervals. */
        public Regression(int outputs) {
            this(outputs, null);
        }

        @Override
        public int columns() {
            return outputs;
        }

        @Override
        public boolean isStandardised() {
            return true;
        }

        @Override
        public List<String> classes() {
            return List.of();
        }

        @Override
        public List<Metric> metrics() {
            return List.of(RegressionMetric.values());
        }

        @Override
        public Optional<IntervalBins> intervals() {
            return Optional.ofNullable(bins);
        }

        @Override
        public float[] learned(float[] columns) {
            return columns;
        }
    }

    /**
     * One of some classes, by their probabilities. The label column holds the class's place in the list, from 0.
     *
     * @param classes their names, at least two; of two the second is the one to be found, such as {@code no, yes}
     * @param ranking the metric that predictors are ranked by
     */
    record Classification(List<String> classes, Metric ranking) implements Target {
        /** Copies the list; refuses a metric that is none of so many classes. */
        public Classification {
            classes = List.copyOf(classes);
            if (classes.size() < 2) {
                throw Fault.configuration("classes are " + classes + "; must be at least two");
            }
            if (!metrics(classes.size()).contains(ranking)) {
                throw Fault.configuration("classes are ranked by " + ranking.word() + "; must be one of "
                        + Phrase.list(metrics(classes.size()).stream()
                                .map(Metric::word)
                                .toList()));
            }
        }

        /** Classes whose predictors are ranked by log loss. */
        public Classification(List<String> classes) {
            this(classes, ClassificationMetric.LOG_LOSS);
        }

        private static List<Metric> metrics(int classes) {
            return classes == 2
                    ? List.of(
                            ClassificationMetric.LOG_LOSS,
                            ClassificationMetric.BRIER,
                            ClassificationMetric.ACCURACY,
                            BinaryMetric.AUC,
                            BinaryMetric.AVERAGE_PRECISION,
                            BinaryMetric.F1,
                            ClassificationMetric.EXPECTED_CALIBRATION_ERROR)
                    : List.of(ClassificationMetric.values());
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int outputs() {
            return classes.size();
        }

        @Override
        public boolean isStandardised() {
            return false;
        }

        @Override
        public List<Metric> metrics() {
            return Stream.concat(
                            Stream.of(ranking), metrics(classes.size()).stream().filter(one -> one != ranking))
                    .toList();
        }

        @Override
        public float[] learned(float[] columns) {
            int place = (int) columns[0];
            if (place != columns[0] || place < 0 || place >= classes.size()) {
                throw Fault.data("a label is " + columns[0] + "; must be the place of one of the classes " + classes
                        + ", 0 … " + (classes.size() - 1));
            }
            return hot(classes.size(), place);
        }
    }

    /**
     * How many steps from now an event comes, by a probability for each step up to a horizon and one for later. The label column holds the
     * number of steps, from 1; any number above the horizon, infinity too, is later.
     *
     * @param horizon steps that are told apart, at least 1
     */
    record Distribution(int horizon) implements Target {
        /** Refuses a horizon of nothing. */
        public Distribution {
            if (horizon < 1) {
                throw Fault.configuration("horizon is " + horizon + "; must be at least 1");
            }
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int outputs() {
            return horizon + 1;
        }

        @Override
        public boolean isStandardised() {
            return false;
        }

        /** {@code +1}, {@code +2}, …, {@code later}. */
        @Override
        public List<String> classes() {
            return Stream.concat(IntStream.rangeClosed(1, horizon).mapToObj(step -> "+" + step), Stream.of("later"))
                    .toList();
        }

        @Override
        public List<Metric> metrics() {
            return Stream.<Metric>concat(Stream.of(ClassificationMetric.LOG_LOSS), Stream.of(HorizonMetric.values()))
                    .toList();
        }

        @Override
        public float[] learned(float[] columns) {
            float steps = columns[0];
            if (steps > horizon) {
                return hot(outputs(), horizon);
            }
            if (steps < 1 || steps != (int) steps) {
                throw Fault.data("a label is " + steps
                        + "; must be the number of steps until the event, a whole number from 1, or infinite");
            }
            return hot(outputs(), (int) steps - 1);
        }
    }

    /**
     * Which row of a field is the chosen one, such as a race's winner. The label column is 1 for it, else 0. A model gives each row a score
     * of 0 … 1 by itself; its probability is the score's part of the field's sum.
     */
    record Choice() implements Target {
        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public boolean isStandardised() {
            return false;
        }

        @Override
        public List<String> classes() {
            return List.of("chosen");
        }

        @Override
        public List<Metric> metrics() {
            return List.of(ChoiceMetric.values());
        }

        @Override
        public Settlement settlement() {
            return Settlement.SHARES;
        }

        @Override
        public float[] learned(float[] columns) {
            if (columns[0] != 0 && columns[0] != 1) {
                throw Fault.data("a label is " + columns[0] + "; must be 1 for the chosen row, else 0");
            }
            return columns;
        }
    }

    /**
     * In which order the rows of a field come, such as a race's finish. The label column holds a row's place, from 1, the best. A model gives
     * each row a number near its place; only the numbers' order counts, the lowest is the best.
     */
    record Ranking() implements Target {
        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public boolean isStandardised() {
            return true;
        }

        @Override
        public List<String> classes() {
            return List.of();
        }

        @Override
        public List<Metric> metrics() {
            return List.of(RankingMetric.values());
        }

        @Override
        public float[] learned(float[] columns) {
            if (!(columns[0] >= 1) || Float.isInfinite(columns[0])) {
                throw Fault.data("a label is " + columns[0] + "; must be a place, 1 or more");
            }
            return columns;
        }
    }

    private static float[] hot(int classes, int place) {
        float[] hot = new float[classes];
        hot[place] = 1;
        return hot;
    }
}
