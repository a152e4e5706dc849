package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How another predictor's predictions of the same rows differ. The answer does not depend on the order of the rows. */
public final class PredictionChanges {
    private final List<Change> changes;

    private PredictionChanges(List<Change> changes) {
        this.changes = changes;
    }

    /**
     * Those of two predictors.
     *
     * @param one rows as the first predicts them, at least one
     * @param other the same rows as the second does; in any order
     */
    public static PredictionChanges of(List<ScoredExample> one, List<ScoredExample> other) {
        if (one.isEmpty() || one.size() != other.size()) {
            throw Fault.defect(one.size() + " and " + other.size() + " rows are not the same rows", null);
        }
        List<ScoredExample> first = one.stream().sorted().toList();
        List<ScoredExample> second = other.stream().sorted().toList();
        return new PredictionChanges(IntStream.range(0, first.size())
                .mapToObj(row -> new Change(first.get(row), second.get(row)))
                .toList());
    }

    /**
     * A row as both predict it.
     *
     * @param one by the first
     * @param other by the second
     */
    public record Change(ScoredExample one, ScoredExample other) {
        /** Refuses two rows. */
        public Change {
            if (!one.key().equals(other.key())) {
                throw Fault.defect(one.key() + " and " + other.key() + " are not the same row", null);
            }
        }

        /** The second's prediction minus the first's. */
        public double of(int output) {
            return other.predicted()[output] - one.predicted()[output];
        }

        /** The output that changed most; the first of equals. */
        public int most() {
            int most = 0;
            for (int output = 1; output < one.predicted().length; output++) {
                most = Math.abs(of(output)) > Math.abs(of(most)) ? output : most;
            }
            return most;
        }

        private double size() {
            return Math.abs(of(most()));
        }
    }

    /**
     * All rows' predictions of one output.
     *
     * @param correlation Pearson's; null where one predictor says the same of all rows
     * @param mean the mean of second minus first
     * @param meanSize the mean of its size
     */
    public record OutputChange(Double correlation, double mean, double meanSize) {}

    /** The rows, in the order of their keys. */
    public List<Change> rows() {
        return changes;
    }

    /** The rows that changed most, the largest change of any output first. */
    public List<Change> largest(int most) {
        return changes.stream()
                .sorted(Comparator.comparingDouble(Change::size).reversed())
                .limit(most)
                .toList();
    }

    /** Output by output. */
    public List<OutputChange> byOutput() {
        List<OutputChange> outputs = new ArrayList<>();
        for (int output = 0; output < changes.get(0).one().predicted().length; output++) {
            outputs.add(byOutput(output));
        }
        return outputs;
    }

    private OutputChange byOutput(int output) {
        double one = 0;
        double other = 0;
        double size = 0;
        for (Change change : changes) {
            one += change.one().predicted()[output];
            other += change.other().predicted()[output];
            size += Math.abs(change.of(output));
        }
        one /= changes.size();
        other /= changes.size();
        double both = 0;
        double ones = 0;
        double others = 0;
        for (Change change : changes) {
            double first = change.one().predicted()[output] - one;
            double second = change.other().predicted()[output] - other;
            both += first * second;
            ones += first * first;
            others += second * second;
        }
        double spread = Math.sqrt(ones) * Math.sqrt(others);
        return new OutputChange(
                spread > 0 ? Math.max(-1, Math.min(1, both / spread)) : null, other - one, size / changes.size());
    }

    /** The share of rows whose likeliest class is another one; empty where there are no classes to choose from. */
    public OptionalDouble otherClass(int classes) {
        return classes < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(changes.stream()
                                .filter(change -> likeliest(change.one()) != likeliest(change.other()))
                                .count()
                        / (double) changes.size());
    }

    private static int likeliest(ScoredExample row) {
        int likeliest = 0;
        for (int output = 1; output < row.predicted().length; output++) {
            likeliest = row.predicted()[output] > row.predicted()[likeliest] ? output : likeliest;
        }
        return likeliest;
    }
}
