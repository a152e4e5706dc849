package io.undercut.zoo.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How predictions of rows that stand against each other become those that count. */
public enum Settlement {
    /** Each row stands for itself. */
    NONE {
        @Override
        public double[] settled(double[] field) {
            return field;
        }
    },

    /**
     * Each row's part of the sum, so that the parts are probabilities of which there is one to give. A prediction below 0 counts as 0; where
     * all are 0 the parts are equal.
     */
    SHARES {
        @Override
        public double[] settled(double[] field) {
            double[] shares =
                    Arrays.stream(field).map(value -> Math.max(value, 0)).toArray();
            double sum = Arrays.stream(shares).sum();
            for (int at = 0; at < shares.length; at++) {
                shares[at] = sum > 0 ? shares[at] / sum : 1.0 / shares.length;
            }
            return shares;
        }
    };

    /** Settles the first predictions of a whole field: of all rows of a group at one time. */
    public abstract double[] settled(double[] field);

    /**
     * Settles rows, each field by itself.
     *
     * @param rows those of whole fields, each key once
     * @return the rows by key
     */
    public final List<ScoredExample> settled(List<ScoredExample> rows) {
        List<ScoredExample> sorted = rows.stream().sorted().toList();
        if (this == NONE) {
            return sorted;
        }
        return sorted.stream()
                .collect(Collectors.groupingBy(row -> row.key().group(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(group -> RaceFields.of(group).stream())
                .flatMap(this::settledField)
                .sorted()
                .toList();
    }

    private Stream<ScoredExample> settledField(List<ScoredExample> field) {
        double[] settled =
                settled(field.stream().mapToDouble(ScoredExample::prediction).toArray());
        return IntStream.range(0, settled.length).mapToObj(at -> field.get(at).predicting(new double[] {settled[at]}));
    }
}
