package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How often each class is true among the learned rows, of all or of those with the same value of a key attribute. Of all, one row of each
 * class is added (Laplace); of a value, as many rows as there are classes, in the frequencies of all, so that a value with few rows stays near
 * these. A value that was never learned, or is unknown, has the frequencies of all.
 */
public final class FrequencyBaseline implements Baseline {
    private static final String OVERALL = "frequency/overall";

    private final String name;
    private final String attribute;
    private final double[] overall;
    private final Map<String, double[]> byValue;

    private FrequencyBaseline(String name, String attribute, double[] overall, Map<String, double[]> byValue) {
        this.name = name;
        this.attribute = attribute;
        this.overall = overall;
        this.byValue = byValue;
    }

    /** Of all rows: {@code frequency}. */
    public record Overall() implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            sums.add(OVERALL, counts(learned));
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            double[] sums = learned.of(OVERALL).orElseThrow(FrequencyBaseline::noRows);
            return List.of(new FrequencyBaseline("frequency", null, laplace(sums), Map.of()));
        }
    }

    /**
     * Of rows with the same value: {@code circuit_frequency}.
     *
     * @param attribute the key's attribute, such as {@code circuit}
     */
    public record By(String attribute) implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            sums.add(prefix() + learned.key().of(attribute), counts(learned));
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            Map<String, double[]> values = learned.below(prefix());
            double[] all =
                    values.values().stream().reduce(FrequencyBaseline::plus).orElseThrow(FrequencyBaseline::noRows);
            double[] overall = laplace(all);
            values.remove(RowKey.UNKNOWN);
            values.replaceAll((value, counts) -> smoothed(counts, overall));
            return List.of(new FrequencyBaseline(attribute + "_frequency", attribute, overall, values));
        }

        private String prefix() {
            return "frequency/by/" + attribute + '/';
        }
    }

    static double[] counts(LabelledExample learned) {
        double[] counts = new double[learned.labels().length];
        for (int label = 0; label < counts.length; label++) {
            counts[label] = learned.weight() * learned.labels()[label];
        }
        return counts;
    }

    static double[] plus(double[] one, double[] other) {
        double[] both = one.clone();
        for (int at = 0; at < both.length; at++) {
            both[at] += other[at];
        }
        return both;
    }

    static double[] laplace(double[] counts) {
        double[] even = new double[counts.length];
        Arrays.fill(even, 1.0 / counts.length);
        return smoothed(counts, even);
    }

    /** The frequencies with as many more rows as there are classes, of given frequencies. */
    static double[] smoothed(double[] counts, double[] prior) {
        double rows = Arrays.stream(counts).sum() + counts.length;
        double[] smoothed = new double[counts.length];
        for (int at = 0; at < smoothed.length; at++) {
            smoothed[at] = (counts[at] + counts.length * prior[at]) / rows;
        }
        return smoothed;
    }

    static Fault noRows() {
        return Fault.data("a baseline has no training rows; needs at least one race before the test races");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return attribute == null
                ? overall.clone()
                : byValue.getOrDefault(key.of(attribute), overall).clone();
    }
}
