package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.RegressionMetric;
import java.io.Serializable;
import java.util.List;

/** What kind of thing is predicted: it decides how labels are learned and by which metrics predictions are compared. */
public sealed interface Target extends Serializable permits Target.Regression, Target.Classification {
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
     */
    record Regression(int outputs) implements Target {
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
        public float[] learned(float[] columns) {
            return columns;
        }
    }

    /**
     * One of some classes, by their probabilities. The label column holds the class's place in the list, from 0.
     *
     * @param classes their names, at least two
     */
    record Classification(List<String> classes) implements Target {
        /** Copies the list. */
        public Classification {
            classes = List.copyOf(classes);
            if (classes.size() < 2) {
                throw Fault.configuration("classes are " + classes + "; must be at least two");
            }
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
            return List.of(ClassificationMetric.values());
        }

        @Override
        public float[] learned(float[] columns) {
            int place = (int) columns[0];
            if (place != columns[0] || place < 0 || place >= classes.size()) {
                throw Fault.data("a label is " + columns[0] + "; must be the place of one of the classes " + classes
                        + ", 0 … " + (classes.size() - 1));
            }
            float[] hot = new float[classes.size()];
            hot[place] = 1;
            return hot;
        }
    }
}
