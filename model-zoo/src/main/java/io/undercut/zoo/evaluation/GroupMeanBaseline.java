package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import java.util.Map;

/** Each label's weighted mean over the learned rows with the same value of a key attribute; over all rows where the value was never learned. */
public final class GroupMeanBaseline implements Baseline {
    private final String attribute;
    private final double[] overall;
    private final Map<String, double[]> byValue;

    private GroupMeanBaseline(String attribute, double[] overall, Map<String, double[]> byValue) {
        this.attribute = attribute;
        this.overall = overall;
        this.byValue = byValue;
    }

    /**
     * Of rows with the same value: {@code circuit_mean}.
     *
     * @param attribute the key's attribute, such as {@code circuit}
     */
    public record By(String attribute) implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            sums.add(prefix() + learned.key().of(attribute), MeanBaseline.terms(learned));
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            Map<String, double[]> values = learned.below(prefix());
            double[] overall = MeanBaseline.means(
                    values.values().stream().reduce(FrequencyBaseline::plus).orElseThrow(FrequencyBaseline::noRows));
            values.remove(RowKey.UNKNOWN);
            values.replaceAll((value, sums) -> sums[0] > 0 ? MeanBaseline.means(sums) : overall);
            return List.of(new GroupMeanBaseline(attribute, overall, values));
        }

        private String prefix() {
            return "mean/by/" + attribute + '/';
        }
    }

    @Override
    public String name() {
        return attribute + "_mean";
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return byValue.getOrDefault(key.of(attribute), overall).clone();
    }
}
