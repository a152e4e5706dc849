package io.undercut.zoo.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
     * Settles rows.
     *
     * @param rows those of whole fields, in a fixed order, which decides the last bits
     * @return the rows in the same order
     */
    public final List<ScoredExample> settled(List<ScoredExample> rows) {
        if (this == NONE) {
            return rows;
        }
        List<ScoredExample> settled = new ArrayList<>(rows);
        for (List<Integer> field : fields(rows)) {
            double[] shares = settled(
                    field.stream().mapToDouble(at -> rows.get(at).prediction()).toArray());
            for (int at = 0; at < shares.length; at++) {
                settled.set(field.get(at), rows.get(field.get(at)).predicting(new double[] {shares[at]}));
            }
        }
        return settled;
    }

    private static Iterable<List<Integer>> fields(List<ScoredExample> rows) {
        Map<String, Map<Integer, List<Integer>>> fields = new TreeMap<>();
        for (int at = 0; at < rows.size(); at++) {
            fields.computeIfAbsent(rows.get(at).key().group(), absent -> new TreeMap<>())
                    .computeIfAbsent(rows.get(at).key().time(), absent -> new ArrayList<>())
                    .add(at);
        }
        return fields.values().stream()
                .flatMap(times -> times.values().stream())
                .toList();
    }
}
